package io.lockspot.samples.overhead;

import java.io.IOException;

/** Every process that this one has started; none survives it, also when it is told to end while it starts one. */
final class Children {

    private static final Object LOCK = new Object();
    private static boolean over;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "end of children"));
    }

    private Children() {}

    /** @throws BenchException when this process is ending */
    static Process start(ProcessBuilder builder) throws IOException {
        synchronized (LOCK) {
            if (over) {
                throw new BenchException("ended");
            }
            return builder.start();
        }
    }

    private static void end() {
        synchronized (LOCK) {
            over = true;
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
