package io.partita.engine.remote.client;

import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.error.StoreException;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Where the SDK takes credentials from. */
final class CredentialSources {
    private CredentialSources() {}

    /**
     * @param region of the service that grants roles
     * @throws StoreException VALIDATION if an access key is empty
     */
    static AwsCredentialsProvider of(Credentials credentials, Region region, SdkHttpClient http) {
        if (credentials instanceof Credentials.AccessKey key) {
            return accessKey(key);
        } else if (credentials instanceof Credentials.Profile profile) {
            return new NamedCredentials(
                    "the profile " + profile.name(), ProfileCredentialsProvider.create(profile.name()));
        } else if (credentials instanceof Credentials.Chain) {
            return DefaultCredentialsProvider.builder().build();
        } else if (credentials instanceof Credentials.Role role) {
            StsClient grants = StsClient.builder()
                    .httpClient(http)
                    .region(region)
                    .credentialsProvider(of(role.source(), region, http))
                    .build();
            return new NamedCredentials(
                    "the role " + role.arn(),
                    StsAssumeRoleCredentialsProvider.builder()
                            .stsClient(grants)
                            .refreshRequest(
                                    request -> request.roleArn(role.arn()).roleSessionName("partita"))
                            .build());
        }
        return AnonymousCredentialsProvider.create();
    }

    private static AwsCredentialsProvider accessKey(Credentials.AccessKey key) {
        if (key.id().isBlank() || key.secret().value().isBlank()) {
            throw StoreException.validation(
                    "an access key has an id (user) and a secret (password); one of them is empty");
        }
        return StaticCredentialsProvider.create(
                key.sessionToken() == null
                        ? AwsBasicCredentials.create(key.id(), key.secret().value())
                        : AwsSessionCredentials.create(
                                key.id(),
                                key.secret().value(),
                                key.sessionToken().value()));
    }
}
