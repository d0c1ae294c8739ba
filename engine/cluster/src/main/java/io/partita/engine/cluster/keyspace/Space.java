package io.partita.engine.cluster.keyspace;

import io.partita.engine.storage.key.KeyBuffer;

/**
 * The first byte of every storage key. This is what lies on disks: it can be added to, and never changed.
 *
 * <pre>
 * SYSTEM       kind of row, ids              see {@link SystemKeys}
 * ITEMS        table id, hash, key           item
 * LOCAL_INDEX  index id, hash, key           projected item
 * GLOBAL_INDEX index id, hash, key           projected item
 * COLLECTIONS  table id, hash, partition key bytes of the item collection
 * CHANGES      partition id, sequence number change record
 * TOUCHES      partition id, storage key     sequence number of the last write, while the partition is being moved
 * </pre>
 */
public enum Space {
    SYSTEM(0x01),
    ITEMS(0x10),
    LOCAL_INDEX(0x20),
    GLOBAL_INDEX(0x30),
    COLLECTIONS(0x40),
    CHANGES(0x50),
    TOUCHES(0x60);

    private final int code;

    Space(int code) {
        this.code = code;
    }

    /**
     * The space of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Space of(int code) {
        for (Space space : values()) {
            if (space.code == code) {
                return space;
            }
        }
        throw new IllegalArgumentException("no space has the code " + code);
    }

    /** The first byte of the keys. */
    public int code() {
        return code;
    }

    /** The five bytes that begin all keys of one table, index or partition in this space. */
    public byte[] prefix(int id) {
        return new KeyBuffer().writeByte(code).writeInt(id).toByteArray();
    }

    KeyBuffer begin(int id) {
        return new KeyBuffer().writeByte(code).writeInt(id);
    }
}
