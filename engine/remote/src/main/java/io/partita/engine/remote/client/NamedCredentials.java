package io.partita.engine.remote.client;

import io.partita.engine.remote.error.NoCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Credentials that are looked for when a request needs them. The SDK says in exceptions of several kinds, of its own and of
 * the JDK, that a profile is not there or lacks something; all of them become one.
 */
final class NamedCredentials implements AwsCredentialsProvider {
    private final String name;
    private final AwsCredentialsProvider source;

    /** @param name of whoever has them, as in "the profile a" */
    NamedCredentials(String name, AwsCredentialsProvider source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (SdkServiceException refused) {
            // Whoever grants roles was asked, and says why it does not.
            throw refused;
        } catch (NoCredentials ofTheSource) {
            throw ofTheSource;
        } catch (RuntimeException absent) {
            throw new NoCredentials(name + ": " + reason(absent), absent);
        }
    }

    /** Without the list of all profiles that is behind some. */
    private static String reason(RuntimeException absent) {
        String text = String.valueOf(absent.getMessage());
        int list = text.indexOf(": ProfileFile(");
        return list < 0 ? text : text.substring(0, list);
    }

    @Override
    public String toString() {
        return name;
    }
}
