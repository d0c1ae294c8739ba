package io.partita.engine.server.http;

/** Takes requests with small bodies, and says no more than the status when it cannot. */
abstract class SmallRequests implements HttpService {
    private static final int MOST_BYTES = 1000;

    @Override
    public final int maxBodyBytes(HttpCall head) {
        return MOST_BYTES;
    }

    @Override
    public final HttpReply tooLarge(HttpCall head) {
        return HttpReply.text(413, "text/plain", "");
    }

    @Override
    public final HttpReply overloaded() {
        return HttpReply.text(503, "text/plain", "");
    }
}
