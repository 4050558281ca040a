package io.lockspot.samples.eventpoll;

/**
 * Bytes that go in at one end and come out at the other. Neither end blocks.
 *
 * @param source the end to read from
 * @param sink the end to write to
 */
public record Pipe(PipeSource source, PipeSink sink) {
    /** A pipe that holds at most so many bytes. */
    public static Pipe open(int capacity) {
        PipeBuffer buffer = new PipeBuffer(capacity);
        PipeSource source = new PipeSource(buffer);
        PipeSink sink = new PipeSink(buffer, source);
        source.connect(sink);
        return new Pipe(source, sink);
    }
}
