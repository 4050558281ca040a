package io.lockspot.analyzer.model;

/** How much may still be kept of something that is needed one by one; shared by all who keep it. */
final class Room {

    /** What one wait takes that is kept with its times. */
    private static final int BYTES_PER_WAIT = 24;

    private long left;

    Room(long entries) {
        left = entries;
    }

    /** For the times of waits: a part of Java's memory. */
    static Room forWaits() {
        return new Room(Runtime.getRuntime().maxMemory() / 16 / BYTES_PER_WAIT);
    }

    /** Whether there was room for one more. */
    boolean take() {
        if (left <= 0) {
            return false;
        }
        left--;
        return true;
    }
}
