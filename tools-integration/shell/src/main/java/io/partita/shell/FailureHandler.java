package io.partita.shell;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, never with a stack trace. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter errors = command.getErr();
        errors.println("partita: " + text(failure));
        errors.flush();
        return failure instanceof ConnectionFailedException ? ExitCode.NO_CONNECTION : ExitCode.FAILED;
    }

    private static String text(Exception failure) {
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return "there is no file " + failure.getMessage();
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied: " + failure.getMessage();
        }
        boolean isExpected = failure instanceof SQLException
                || failure instanceof IOException
                || failure instanceof ConnectionFailedException;
        return isExpected && failure.getMessage() != null ? failure.getMessage() : failure.toString();
    }
}
