package io.lockspot.agent.weave;

/** Takes an {@link OwnLock}, and uses it for something else. */
public final class OwnLockUser {

    private final OwnLock lock = new OwnLock();

    public void take(Runnable waiting) {
        lock.lock(waiting);
    }

    public void store(Runnable waiting) {
        lock.put(waiting);
    }
}
