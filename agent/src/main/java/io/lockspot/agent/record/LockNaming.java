package io.lockspot.agent.record;

/** Finds out the names of locks that were met since it was asked before. */
@FunctionalInterface
public interface LockNaming {

    /**
     * Settles what can be settled.
     *
     * @param builtInOnly whether only the JDK's own class loaders may be asked for class files: at the JVM's exit nobody
     *     must wait for the application's
     */
    void settle(boolean builtInOnly);
}
