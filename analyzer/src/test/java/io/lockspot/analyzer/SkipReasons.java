package io.lockspot.analyzer;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Says in the build's output why a test was skipped; Maven itself only counts. Found by JUnit as a service. */
public final class SkipReasons implements TestWatcher {

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        String reason = String.valueOf(cause.getMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst("^Assumption failed: ", "")
                .replaceFirst("^skipped: ", "");
        System.out.println("skipped: " + context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName()
                + ": " + reason);
    }
}
