package io.partita.engine.server.policy;

/**
 * Who asks.
 *
 * @param account twelve digits
 * @param userName as the user was created
 */
public record Principal(String account, String userName) {
    /** {@code arn:aws:iam::ACCOUNT:user/NAME}. */
    public String arn() {
        return "arn:aws:iam::" + account + ":user/" + userName;
    }
}
