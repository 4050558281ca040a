package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** One operation that was slower than the threshold. */
@Name("lockspot.Operation")
@Label("Slow Operation")
@Category({"lockspot", "Operations"})
@Description("An operation on a descriptor that was slower than the agent's threshold")
public final class OperationEvent extends Event {

    @Label("Operation")
    public String operation;

    @Label("Implementation")
    public String implementation;

    @Label("File Descriptor")
    @Description("Its number, -1 when not known")
    public int fd;

    @Label("Still Registered")
    @Description("Whether the descriptor was closed while registered with an epoll instance")
    public boolean stillRegistered;

    @Label("Lock Wait")
    @Description("Time inside the operation that was spent waiting for java.util.concurrent locks")
    @Timespan(Timespan.NANOSECONDS)
    public long lockWait;
}
