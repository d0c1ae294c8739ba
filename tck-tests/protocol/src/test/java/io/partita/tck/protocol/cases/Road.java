package io.partita.tck.protocol.cases;

/** A way on which requests reach a server. */
interface Road extends AutoCloseable {

    /** Sends the request of a case and fails unless its answer is the one that it must get. */
    void go(Case each) throws Exception;

    @Override
    void close();
}
