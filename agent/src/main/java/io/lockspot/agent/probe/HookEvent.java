package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One method that the agent knows to probe, and what became of it so far. */
@Name("lockspot.Hook")
@Label("Hook")
@Category({"lockspot", "Agent"})
@Description("A method that the agent knows to probe, and what became of it so far")
@StackTrace(false)
public final class HookEvent extends Event {

    @Label("Implementation")
    public String implementation;

    @Label("Operation")
    @Description("Whose figures it serves: an operation, lock-wait, or epoll: what epoll was told")
    public String operation;

    @Label("Class")
    @Description("A star stands for the package of a library, which may be relocated")
    public String className;

    @Label("Method")
    public String method;

    @Label("Descriptor")
    @Description("The method's, or its beginning and a star")
    public String descriptor;

    @Label("Versions")
    @Description("Of the JDK or library in which the method was found; empty of the user's own")
    public String versions;

    @Label("State")
    @Description("woven, not loaded yet, missing, failed or turned off")
    public String state;

    @Label("Reason")
    @Description("Why it is not woven, or counts no more")
    public String reason;
}
