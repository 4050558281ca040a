package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** One wait for a lock that was longer than the lock threshold. */
@Name("lockspot.LockWait")
@Label("Lock Wait")
@Category({"lockspot", "Locks"})
@Description("A wait for a lock that was longer than the agent's lock threshold")
public final class LockWaitEvent extends Event {

    @Label("Lock Class")
    public String lockClass;

    @Label("Lock Name")
    @Description("The field that holds the lock, or the lock's class and the method that takes it")
    public String lockName;

    @Label("Site")
    @Description("Where the lock is taken: the key of its name, which may become known after the wait")
    public String site;

    @Label("Kind")
    public String kind;

    @Label("Owner")
    @Description("The thread that held the lock when the wait began, where the lock knows it")
    public Thread owner;

    @Label("Owner Name")
    @Description("The owner's name: JFR may forget a thread that wrote no event of its own")
    public String ownerName;

    @Label("Owner Stack")
    @Description(
            "Where a thread held the lock while this one waited, a frame a line, the innermost first; empty when nobody"
                    + " looked")
    public String ownerStack;

    @Label("Owner Stack Thread")
    @Description("Whose stack that is: the lock may have changed hands since the wait began")
    public String ownerStackThread;

    @Label("Operation")
    @Description("The operation that the waiting thread was in, or empty")
    public String operation;

    @Label("After Condition")
    @Description("Whether the thread came back from a condition and needed the lock again")
    public boolean afterCondition;
}
