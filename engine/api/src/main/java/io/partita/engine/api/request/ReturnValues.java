package io.partita.engine.api.request;

/** Which attributes of the written item a write returns. Put and delete know only NONE and ALL_OLD. */
public enum ReturnValues {
    NONE,
    ALL_OLD,
    UPDATED_OLD,
    ALL_NEW,
    UPDATED_NEW
}
