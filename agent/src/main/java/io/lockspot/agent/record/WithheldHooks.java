package io.lockspot.agent.record;

import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The application's shutdown hooks, but not the one that the thread which made this adds: a map that is in the place of the
 * JVM's own for a while. The JVM uses it under the monitor of the class that has it, and asks for its keys once, when the
 * exit begins; that is when the exit waits until the hooks are given back.
 */
final class WithheldHooks extends IdentityHashMap<Thread, Thread> {

    private static final long serialVersionUID = 1;

    /** Whatever comes of it, an exit waits no longer. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final transient Field field;
    private final transient Thread adder = Thread.currentThread();
    private transient Thread hook;
    private transient boolean over;
    private transient boolean exiting;
    private transient boolean gone;

    private WithheldHooks(Field field, Map<Thread, Thread> hooks) {
        super(hooks);
        this.field = field;
    }

    /**
     * Takes the place of the JVM's map.
     *
     * @param field where the JVM has it
     * @return null when this JDK does not let it be replaced
     * @throws IllegalStateException when the exit has begun
     */
    @SuppressWarnings("unchecked")
    static WithheldHooks inPlaceOf(Field field) {
        synchronized (field.getDeclaringClass()) {
            Map<Thread, Thread> now;
            try {
                now = (Map<Thread, Thread>) field.get(null);
            } catch (IllegalAccessException | RuntimeException e) {
                return null;
            }
            if (now == null) {
                throw new IllegalStateException("the JVM is at its end");
            }
            try {
                WithheldHooks ours = new WithheldHooks(field, now);
                field.set(null, ours);
                return ours;
            } catch (IllegalAccessException | RuntimeException e) {
                return null;
            }
        }
    }

    /**
     * The JVM has a map of its own again; or, when the exit has begun, this one as it is now. An exit that waited in vain
     * has gone on with what there was.
     *
     * @param withHook whether the JVM gets the hook as well, as if it had never been withheld
     */
    void giveBack(boolean withHook) {
        synchronized (field.getDeclaringClass()) {
            over = true;
            if (withHook && hook != null && !gone) {
                super.put(hook, hook);
            }
            field.getDeclaringClass().notifyAll();
            try {
                if (!exiting && field.get(null) == this) {
                    field.set(null, new IdentityHashMap<>(this));
                }
            } catch (IllegalAccessException | RuntimeException e) {
                // Then it stays: a map like any other from now on.
            }
        }
    }

    /** What was withheld; null when nothing was added. */
    Thread hook() {
        return hook;
    }

    @Override
    public Thread put(Thread key, Thread value) {
        if (!over && Thread.currentThread() == adder) {
            hook = key;
            return null;
        }
        return super.put(key, value);
    }

    /** The exit begins. */
    @Override
    public Set<Thread> keySet() {
        if (Thread.currentThread() != adder) {
            awaitEnd();
        }
        return super.keySet();
    }

    private void awaitEnd() {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE;
        synchronized (field.getDeclaringClass()) {
            exiting = true;
            for (long left = PATIENCE; !over && left > 0; left = end - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(field.getDeclaringClass(), left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            gone = !over;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
