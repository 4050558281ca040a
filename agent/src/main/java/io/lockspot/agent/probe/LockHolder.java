package io.lockspot.agent.probe;

/** Who was seen to hold a lock during a wait, and where. */
final class LockHolder {

    /** By which the wait is told from others of the same thread. */
    final long waitingSince;

    final String thread;

    /** One frame a line, the innermost first. */
    final String stack;

    /** Virtual threads mostly have no name; told apart by their numbers, they still are one group in reports. */
    static String name(Thread thread) {
        if (thread == null) {
            return "";
        }
        String name = thread.getName();
        return name.isEmpty()
                ? new StringBuilder("unnamed-").append(thread.getId()).toString()
                : name;
    }

    LockHolder(long waitingSince, String thread, String stack) {
        this.waitingSince = waitingSince;
        this.thread = thread;
        this.stack = stack;
    }
}
