package io.lockspot.samples.closestorm;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files a process may have open. The server and its client are under the same limit, and each needs one
 * descriptor for each connection.
 */
record DescriptorLimit(long files) {

    /** For the JVM, its jars and recordings, the selectors and the pipes. */
    private static final int RESERVE = 124;

    static DescriptorLimit ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new DescriptorLimit(unix.getMaxFileDescriptorCount())
                : new DescriptorLimit(Long.MAX_VALUE);
    }

    /** The most connections that one process can hold; at least one, so that a hopeless limit fails where it hurts. */
    int connections() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, files - RESERVE));
    }
}
