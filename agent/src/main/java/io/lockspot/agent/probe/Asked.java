package io.lockspot.agent.probe;

/**
 * When something was asked for that is done later, in one word: a {@code nanoTime}, to 4 ns, and in its place for the two
 * lowest bits what is to be known of who asked. 0 is not known.
 */
final class Asked {

    private static final long BY_REGISTER = 1;
    private static final long SAMPLED = 2;
    private static final long MARKS = BY_REGISTER | SAMPLED;

    /** A moment that would be 0 otherwise. */
    private static final long FIRST = 4;

    private Asked() {}

    /** @param sampled whether it stands for others, of which the time is not known */
    static long at(long nanoTime, boolean sampled) {
        long moment = nanoTime & ~MARKS;
        return (moment == 0 ? FIRST : moment) | (sampled ? SAMPLED : 0);
    }

    /** The same, asked for by registering. */
    static long byRegister(long asked) {
        return asked | BY_REGISTER;
    }

    static boolean isByRegister(long asked) {
        return (asked & BY_REGISTER) != 0;
    }

    /** For how many it stands. */
    static int weight(long asked) {
        return (asked & SAMPLED) == 0 ? 1 : Settings.timedEvery;
    }

    /** Nanoseconds until it was done. */
    static long until(long done, long asked) {
        return Math.max(0, done - (asked & ~MARKS));
    }
}
