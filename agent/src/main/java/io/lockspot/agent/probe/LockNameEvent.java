package io.lockspot.agent.probe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The name of the lock that is taken at a place, once it is known. */
@Name("lockspot.LockName")
@Label("Lock Name")
@Category({"lockspot", "Locks"})
@Description("The name of the lock that is taken at a place; waits that were written before it was known carry another")
@StackTrace(false)
public final class LockNameEvent extends Event {

    @Label("Site")
    @Description("Key of the place that takes the lock, as the waits give it")
    public String site;

    @Label("Place")
    @Description("Class, method and line that take the lock, and the method of the lock that is called")
    public String place;

    @Label("Lock Name")
    @Description("The field that holds the lock, or the lock's class and the method that takes it")
    public String lockName;
}
