package io.partita.engine.server.http;

/** What answers requests; called by many threads at once, and may take its time. */
public interface HttpService {

    /**
     * The most bytes that the body of a request may have.
     *
     * @param head the request without its body
     */
    int maxBodyBytes(HttpCall head);

    /**
     * Whether an answer is made in about the time that it takes to have another thread make it, without ever waiting for
     * anything. Such a request is answered where it was received, while other connections wait.
     *
     * @param head the request; its body is not looked at
     */
    default boolean isBrief(HttpCall head) {
        return false;
    }

    /** Answers a request. Whatever it throws is a defect, and answered as such. */
    HttpReply answer(HttpCall call);

    /** The answer to a request whose body is larger than allowed. */
    HttpReply tooLarge(HttpCall head);

    /** The answer to a request for which there is no room now. */
    HttpReply overloaded();
}
