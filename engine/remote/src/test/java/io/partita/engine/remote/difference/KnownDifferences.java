package io.partita.engine.remote.difference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets a test fail that {@code differences.txt} beside its class says must, and fails one that does not any more. A line
 * there is the name of a test, a bar, and the reason.
 */
public final class KnownDifferences implements InvocationInterceptor {

    private static Map<String, String> read(ExtensionContext context) {
        try (InputStream in = context.getRequiredTestClass().getResourceAsStream("differences.txt")) {
            Map<String, String> reasons = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int bar = line.indexOf('|');
                        reasons.put(
                                line.substring(0, bar).strip(),
                                line.substring(bar + 1).strip());
                    });
            return reasons;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        String reason = read(context).get(call.getExecutable().getName());
        if (reason == null) {
            invocation.proceed();
            return;
        }
        boolean differs = false;
        try {
            invocation.proceed();
        } catch (RuntimeException | AssertionError difference) {
            differs = true;
        }
        if (!differs) {
            throw new AssertionError(
                    "no difference any more: take " + call.getExecutable().getName() + " off the list");
        }
        throw new TestAbortedException(reason);
    }

    /** Of a test with parameters some may differ and some not. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        String reason = read(context).get(call.getExecutable().getName());
        try {
            invocation.proceed();
        } catch (RuntimeException | AssertionError difference) {
            if (reason == null) {
                throw difference;
            }
            throw new TestAbortedException(reason, difference);
        }
    }
}
