package io.partita.engine.remote.client;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a request that the SDK knows under the name of one that it does not: same body, same answer, another {@code
 * X-Amz-Target}, before it is signed.
 */
public final class OtherTarget implements ExecutionInterceptor {
    /** The target of a request, where it is not that of the SDK. */
    public static final ExecutionAttribute<String> TARGET = new ExecutionAttribute<>("PartitaTarget");

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        String target = attributes.getAttribute(TARGET);
        return target == null
                ? context.httpRequest()
                : context.httpRequest().toBuilder()
                        .putHeader("X-Amz-Target", target)
                        .build();
    }
}
