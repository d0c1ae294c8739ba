package io.partita.engine.remote.client;

import io.partita.engine.api.endpoint.Patience;
import io.partita.engine.remote.error.CallFailures;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * What is sent again. Both strategies adapt: each client has a budget of tokens that retries use up and successes fill
 * again, and slows down while it is throttled.
 */
final class Retries {
    private Retries() {}

    /** @param alone whether there is no other node that can be asked instead of one that is not reached */
    static RetryStrategy repeating(Patience patience, boolean alone) {
        if (patience.attempts() == 1) {
            return AwsRetryStrategy.doNotRetry();
        }
        RetryStrategy.Builder<?, ?> builder = AwsRetryStrategy.adaptiveRetryStrategy().toBuilder();
        builder.maxAttempts(alone ? patience.attempts() : Math.min(2, patience.attempts()));
        return (RetryStrategy) builder.build();
    }

    /** Only what was refused before it was done, or never sent. */
    static RetryStrategy cautious(Patience patience, boolean alone) {
        if (patience.attempts() == 1) {
            return AwsRetryStrategy.doNotRetry();
        }
        return DefaultRetryStrategy.adaptiveStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(patience.attempts())
                .treatAsThrottling(Retries::isThrottling)
                .retryOnException(failure -> isThrottling(failure) || (alone && CallFailures.wasNotSent(failure)))
                .build();
    }

    private static boolean isThrottling(Throwable failure) {
        return failure instanceof SdkException answered && RetryUtils.isThrottlingException(answered);
    }
}
