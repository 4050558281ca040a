package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** Where and by what a chunk was recorded. Holds no argument, property or environment variable of the process. */
@Name("lockspot.Environment")
@Label("Environment")
@Category({"lockspot", "Agent"})
@Description("Where and by what this chunk was recorded")
@StackTrace(false)
public final class EnvironmentEvent extends Event {

    @Label("Schema Version")
    @Description("Version of lockspot's events")
    public int schemaVersion;

    @Label("Agent Version")
    public String agentVersion;

    @Label("Kernel Release")
    public String kernelRelease;

    @Label("Java Version")
    @Description("Version and vendor of the JVM")
    public String javaVersion;

    @Label("CPUs")
    @Description("Processors that the JVM may use")
    public int cpus;

    @Label("Epoll Release")
    @Description("How the kernel releases a descriptor that epoll watches: epmutex, refcount or unknown")
    public String epollRelease;

    @Label("Profiler")
    @Description("Where the CPU samples come from, and why not from elsewhere")
    public String profiler;

    @Label("Own Probes")
    @Description("Methods measured by probe files, a line each: implementation, operation, class and method")
    public String ownProbes;

    @Label("Process")
    @Description("Process id")
    public long processId;

    @Label("Main Class")
    @Description("Main class or jar, without arguments")
    public String mainClass;

    @Label("Process Start")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    public long processStart;
}
