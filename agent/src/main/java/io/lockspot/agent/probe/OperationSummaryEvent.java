package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What was counted of one operation of one implementation since the summary before. */
@Name("lockspot.OperationSummary")
@Label("Operation Summary")
@Category({"lockspot", "Operations"})
@Description("Exact counts and times of one operation of one implementation since the summary before")
@StackTrace(false)
public final class OperationSummaryEvent extends Event {

    @Label("Operation")
    public String operation;

    @Label("Implementation")
    public String implementation;

    @Label("Count")
    public long count;

    @Label("Errors")
    @Description("How many ended in an exception")
    public long errors;

    @Label("Total Time")
    @Timespan(Timespan.NANOSECONDS)
    public long totalTime;

    @Label("Maximum Time")
    @Timespan(Timespan.NANOSECONDS)
    public long maxTime;

    @Label("Lock Wait Time")
    @Description("Time inside the operation that was spent waiting for java.util.concurrent locks")
    @Timespan(Timespan.NANOSECONDS)
    public long lockWaitTime;

    @Label("Still Registered")
    @Description("How many found the descriptor still registered with an epoll instance")
    public long stillRegistered;

    @Label("Histogram")
    @Description("Times in nanoseconds: HdrHistogram V2, compressed, Base64")
    public String histogram;

    @Label("Total Delay")
    @Description(
            "Time from what the program asked for to what was done: from close to release, from register or modify to epoll_ctl")
    @Timespan(Timespan.NANOSECONDS)
    public long totalDelay;

    @Label("Maximum Delay")
    @Timespan(Timespan.NANOSECONDS)
    public long maxDelay;

    @Label("Delay Histogram")
    @Description("Delays in nanoseconds: HdrHistogram V2, compressed, Base64; empty when none was measured")
    public String delayHistogram;

    @Label("Sequence")
    @Description("Number of this summary in its run; a gap means that events were lost")
    public long sequence;
}
