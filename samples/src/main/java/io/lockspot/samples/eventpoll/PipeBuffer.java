package io.lockspot.samples.eventpoll;

/** The bytes between the ends of a pipe, and which of the ends are closed. */
final class PipeBuffer {
    private final byte[] ring;
    private int start;
    private int length;
    private boolean sourceClosed;
    private boolean sinkClosed;

    PipeBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pipe holds at least one byte, not " + capacity);
        }
        ring = new byte[capacity];
    }

    /** How many bytes went in. */
    synchronized int write(byte[] bytes) {
        int count = sourceClosed ? 0 : Math.min(bytes.length, ring.length - length);
        for (int i = 0; i < count; i++) {
            ring[(start + length + i) % ring.length] = bytes[i];
        }
        length += count;
        return count;
    }

    /** How many bytes came out; -1 if none are left and none can come. */
    synchronized int read(byte[] bytes) {
        if (length == 0 && sinkClosed) {
            return -1;
        }
        int count = Math.min(bytes.length, length);
        for (int i = 0; i < count; i++) {
            bytes[i] = ring[(start + i) % ring.length];
        }
        start = (start + count) % ring.length;
        length -= count;
        return count;
    }

    synchronized void closeSource() {
        sourceClosed = true;
    }

    synchronized void closeSink() {
        sinkClosed = true;
    }

    synchronized int sourceReadiness() {
        return (length > 0 ? Ready.READABLE : 0) | (sinkClosed ? Ready.HANGUP : 0);
    }

    synchronized int sinkReadiness() {
        return sourceClosed ? Ready.ERROR : length < ring.length ? Ready.WRITABLE : 0;
    }
}
