package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** How the agent itself fares; the numbers count from its start. */
@Name("lockspot.AgentHealth")
@Label("Agent Health")
@Category({"lockspot", "Agent"})
@Description("What failed or was left out inside the agent, and what it costs, from its start on")
@StackTrace(false)
public final class AgentHealthEvent extends Event {

    @Label("Probe Failures")
    @Description("Probe calls that failed inside the agent; the application saw none of them")
    public long probeFailures;

    @Label("Dropped Events")
    @Description("Events that were due, but would have cost too much of what they report")
    public long droppedEvents;

    @Label("Probes Off")
    @Description("Probes that turned themselves off after too many failures")
    public int probesOff;

    @Label("Time in Probes")
    @Description("Estimated from the number of operations and what one costs")
    @Timespan(Timespan.NANOSECONDS)
    public long timeInProbes;

    @Label("Time in Probes, Low")
    @Description("The lower end of the interval that holds it in 95 of 100 cases; 0 when not measured")
    @Timespan(Timespan.NANOSECONDS)
    public long timeInProbesLow;

    @Label("Time in Probes, High")
    @Description("The upper end of that interval; 0 when not measured")
    @Timespan(Timespan.NANOSECONDS)
    public long timeInProbesHigh;

    @Label("Cost Windows")
    @Description("In how many short windows the cost of the probes was measured, since they do what they do now")
    public int costWindows;

    @Label("Time per Operation")
    @Description("Nanoseconds in probes for one operation; 0 when not measured")
    public double timePerOperation;

    @Label("Time per Operation, Low")
    public double timePerOperationLow;

    @Label("Time per Operation, High")
    public double timePerOperationHigh;

    @Label("Counting per Operation")
    @Description("Nanoseconds in probes for one operation in windows without timing; 0 when not measured")
    public double countingPerOperation;

    @Label("CPU Time")
    @Description("Of the process, since the recording began; 0 when not known")
    @Timespan(Timespan.NANOSECONDS)
    public long cpuTime;

    @Label("Budget")
    @Description("Percentage of the CPU time that the probes may take; 0 for no limit")
    public double budget;

    @Label("Timing")
    @Description(
            "Which operations are timed: all, auto (all of threads that do few), sampled or none; off when they are not"
                    + " counted either")
    public String timing;

    @Label("Timed Every")
    @Description("Where not all operations are timed, one of so many is; 0 for none")
    public int timedEvery;

    @Label("Timed at Most")
    @Description(
            "So many operations of a thread are all timed in a second, 2147483647 for any number; then one of several is")
    public int timedAtMost;

    @Label("Turned Down")
    @Description("Whether the probes do less than asked for, to stay within the budget")
    public boolean turnedDown;

    @Label("Lost Dumps")
    @Description("Dumps that did not reach the file, for want of space; what they held is missing")
    public long lostDumps;

    @Label("Last")
    @Description("True in the last event of a recording that ended in good order")
    public boolean last;
}
