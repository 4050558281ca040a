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
    @Description("Estimated from the number of operations and the measured cost of reading the clock")
    @Timespan(Timespan.NANOSECONDS)
    public long timeInProbes;

    @Label("Lost Dumps")
    @Description("Dumps that did not reach the file, for want of space; what they held is missing")
    public long lostDumps;

    @Label("Last")
    @Description("True in the last event of a recording that ended in good order")
    public boolean last;
}
