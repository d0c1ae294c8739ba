package io.partita.tck.protocol.cases;

/** An answer as it came. */
record Reply(int status, String body) {}
