package io.lockspot.samples.eventpoll;

/** The end of a pipe that is read from. Hangs up when the other end is closed. */
public final class PipeSource extends PollableFile {
    private final PipeBuffer buffer;
    private PipeSink sink;

    PipeSource(PipeBuffer buffer) {
        this.buffer = buffer;
    }

    void connect(PipeSink other) {
        sink = other;
    }

    /** Fills the array as far as there are bytes: how many, or -1 at the end. */
    public int read(byte[] bytes) {
        checkOpen();
        int count = buffer.read(bytes);
        if (count > 0) {
            sink.waitQueue().wake(Ready.WRITABLE);
        }
        return count;
    }

    @Override
    int readiness() {
        return buffer.sourceReadiness();
    }

    @Override
    void release() {
        buffer.closeSource();
        sink.waitQueue().wake(Ready.ERROR);
    }
}
