package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
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

    @Label("Machine CPUs")
    @Description("Processors of the machine that are on; 0 when unknown")
    public int machineCpus;

    @Label("Control Group")
    @Description("Version of the control groups that limit the process: v1, v2 or none")
    public String cgroup;

    @Label("CPU Limit")
    @Description("CPU time that the control group allows, in thousandths of a CPU; 0 when there is no limit")
    public long cpuLimit;

    @Label("Memory Limit")
    @Description("Memory that the control group allows; 0 when there is no limit")
    @DataAmount
    public long memoryLimit;

    @Label("Permissions")
    @Description("What stands before kernel frames, and which capabilities lift it")
    public String permissions;

    @Label("Lock Waits")
    @Description("Which waits for locks were measured: all, operations (those below one) or none")
    public String lockWaits;

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
