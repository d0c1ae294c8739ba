package io.partita.engine.server.command;

import io.partita.engine.server.identity.IdentityException;
import io.partita.engine.server.policy.PolicyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** What a command tries to do; a failure is one sentence on the standard error. */
@FunctionalInterface
interface Attempt {
    void run() throws IOException;

    /** The exit code: 0, or 1 if it failed. */
    static int of(CommandSpec specification, Attempt attempt) {
        try {
            attempt.run();
            return ExitCode.OK;
        } catch (IdentityException | PolicyException refused) {
            return failed(specification, String.valueOf(refused.getMessage()));
        } catch (NoSuchFileException missing) {
            return failed(specification, "there is no file " + missing.getMessage());
        } catch (AccessDeniedException denied) {
            return failed(specification, "permission denied: " + denied.getMessage());
        } catch (IOException failure) {
            return failed(specification, String.valueOf(failure.getMessage()));
        }
    }

    private static int failed(CommandSpec specification, String text) {
        PrintWriter errors = specification.commandLine().getErr();
        errors.println("partita: " + text);
        errors.flush();
        return ExitCode.SOFTWARE;
    }
}
