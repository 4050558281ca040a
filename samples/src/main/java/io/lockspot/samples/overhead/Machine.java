package io.lockspot.samples.overhead;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where it was measured, and what else was going on there.
 *
 * @param load processes that wanted a core, on average over the last minute; negative when unknown
 */
record Machine(Instant time, String system, String cores, double load) {

    static Machine now(Cores cores) {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                cores.description(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
