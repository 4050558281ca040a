package io.lockspot.samples.eventpoll;

/** The end of a pipe that is written to. In error when the other end is closed. */
public final class PipeSink extends PollableFile {
    private final PipeBuffer buffer;
    private final PipeSource source;

    PipeSink(PipeBuffer buffer, PipeSource source) {
        this.buffer = buffer;
        this.source = source;
    }

    /** Writes as much of the array as there is room for: how many bytes. */
    public int write(byte[] bytes) {
        checkOpen();
        int count = buffer.write(bytes);
        if (count > 0) {
            source.waitQueue().wake(Ready.READABLE);
        }
        return count;
    }

    @Override
    int readiness() {
        return buffer.sinkReadiness();
    }

    @Override
    void release() {
        buffer.closeSink();
        source.waitQueue().wake(Ready.HANGUP);
    }
}
