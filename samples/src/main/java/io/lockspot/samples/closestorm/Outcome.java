package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for another thread's work; what went wrong there is thrown here. */
final class Outcome {

    private Outcome() {}

    static <T> T of(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString(), e);
        }
    }
}
