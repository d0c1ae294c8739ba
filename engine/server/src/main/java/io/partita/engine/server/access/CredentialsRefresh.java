package io.partita.engine.server.access;

import io.partita.engine.server.identity.IdentityException;
import io.partita.engine.server.identity.LiveIdentities;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Looks whether the credentials changed, and reads them again if they did. To be run every few seconds by one thread of
 * whatever schedules for the server. It never throws: what is wrong is logged, once for as long as it is the same, and
 * the users from before stay in force.
 */
public final class CredentialsRefresh implements Runnable {
    private static final Logger LOG = System.getLogger(CredentialsRefresh.class.getName());

    private final LiveIdentities identities;
    private String trouble = "";

    public CredentialsRefresh(LiveIdentities identities) {
        this.identities = identities;
    }

    @Override
    public void run() {
        try {
            if (identities.refresh()) {
                LOG.log(Level.INFO, "the credentials changed and were read again");
            }
            trouble = "";
        } catch (IdentityException | IOException unreadable) {
            report(String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException defect) {
            report(defect.toString());
        }
    }

    private void report(String text) {
        if (!text.equals(trouble)) {
            trouble = text;
            LOG.log(
                    Level.WARNING,
                    "the credentials could not be read again; those from before stay in force: {0}",
                    text);
        }
    }
}
