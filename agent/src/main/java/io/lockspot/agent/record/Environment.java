package io.lockspot.agent.record;

import io.lockspot.agent.probe.EnvironmentEvent;
import io.lockspot.agent.probe.Settings;
import java.util.Locale;

/** Writes, into each chunk, where and by what it was recorded. */
final class Environment {

    private static final int SCHEMA_VERSION = 1;

    private final ThisProcess process = ThisProcess.find();
    private final String kernelRelease;
    private final String epollRelease;
    private final String permissions;
    private final int machineCpus;
    private final Cgroup cgroup = Cgroup.ofThisProcess();

    Environment(Kernel kernel) {
        kernelRelease = kernel.release();
        epollRelease = kernel.epollRelease();
        permissions = kernel.permissions();
        machineCpus = kernel.cpus();
    }

    void write(String profiler, String ownProbes) {
        EnvironmentEvent event = new EnvironmentEvent();
        event.schemaVersion = SCHEMA_VERSION;
        event.agentVersion = AgentVersion.text();
        event.kernelRelease = kernelRelease;
        event.javaVersion = System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.vendor") + ")";
        event.cpus = Runtime.getRuntime().availableProcessors();
        event.machineCpus = machineCpus;
        event.cgroup = cgroup.version();
        event.cpuLimit = cgroup.milliCpus().orElse(0);
        event.memoryLimit = cgroup.memory().orElse(0);
        event.permissions = permissions;
        event.lockWaits = Settings.lockWaits.name().toLowerCase(Locale.ROOT);
        event.epollRelease = epollRelease;
        event.profiler = profiler;
        event.ownProbes = ownProbes;
        event.processId = process.pid();
        event.mainClass = process.program();
        event.processStart = process.start().toEpochMilli();
        event.commit();
    }
}
