package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What reached {@code epoll_ctl} since the event before. */
@Name("lockspot.EpollControl")
@Label("Epoll Control")
@Category({"lockspot", "Operations"})
@Description("What reached epoll_ctl since the event before, by implementation")
@StackTrace(false)
public final class EpollControlEvent extends Event {

    @Label("Implementation")
    public String implementation;

    @Label("Adds")
    public long adds;

    @Label("Modifies")
    public long modifies;

    @Label("Deletes")
    public long deletes;

    @Label("Not Found")
    @Description("Calls that failed with ENOENT")
    public long notFound;

    @Label("Redundant")
    @Description("Modifies that changed nothing")
    public long redundant;
}
