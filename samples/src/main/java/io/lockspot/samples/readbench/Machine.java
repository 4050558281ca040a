package io.lockspot.samples.readbench;

import java.lang.management.ManagementFactory;

/**
 * Where it was measured, and what else was going on there.
 *
 * @param load processes that wanted a core, on average over the last minute; negative when unknown
 */
record Machine(int cores, String java, String system, double load) {

    static Machine now() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
