package io.lockspot.agent.record;

import io.lockspot.agent.probe.EnvironmentEvent;

/** Writes, into each chunk, where and by what it was recorded. */
final class Environment {

    private static final int SCHEMA_VERSION = 1;

    private final ThisProcess process = ThisProcess.find();
    private final String kernelRelease;
    private final String epollRelease;

    Environment(Kernel kernel) {
        kernelRelease = kernel.release();
        epollRelease = kernel.epollRelease();
    }

    void write(String profiler, String ownProbes) {
        EnvironmentEvent event = new EnvironmentEvent();
        event.schemaVersion = SCHEMA_VERSION;
        event.agentVersion = AgentVersion.text();
        event.kernelRelease = kernelRelease;
        event.javaVersion = System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.vendor") + ")";
        event.cpus = Runtime.getRuntime().availableProcessors();
        event.epollRelease = epollRelease;
        event.profiler = profiler;
        event.ownProbes = ownProbes;
        event.processId = process.pid();
        event.mainClass = process.program();
        event.processStart = process.start().toEpochMilli();
        event.commit();
    }
}
