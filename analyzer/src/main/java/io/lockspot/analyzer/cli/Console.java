package io.lockspot.analyzer.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Where a run of lockspot prints: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether {@code out} is a terminal that shows colours
 * @param width how many columns {@code out} has, if it is a terminal and tells
 * @param errTerminal whether {@code err} is a terminal whose lines can be drawn again
 */
public record Console(PrintStream out, PrintStream err, boolean terminal, OptionalInt width, boolean errTerminal) {

    private static final int BUFFER = 1 << 14;

    /** With an {@code err} that is no terminal. */
    public Console(PrintStream out, PrintStream err, boolean terminal, OptionalInt width) {
        this(out, err, terminal, width, false);
    }

    /** Where nobody counts the columns. */
    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this(out, err, terminal, OptionalInt.empty());
    }

    /** A writer to {@code out} that fails with {@link ClosedOutputException} when nobody reads it any more. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(new Checked(out), StandardCharsets.UTF_8), BUFFER);
    }

    /** The same for bytes. */
    OutputStream bytes() {
        return new BufferedOutputStream(new Checked(out), BUFFER);
    }

    /** One line that is no result. */
    void note(String text) {
        err.println("lockspot: " + text);
    }

    /** A print stream swallows its errors; this one asks for them, so that the work behind a closed pipe ends. */
    private static final class Checked extends OutputStream {
        private final PrintStream out;

        Checked(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws ClosedOutputException {
            out.write(b);
            check();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws ClosedOutputException {
            out.write(bytes, offset, length);
            check();
        }

        @Override
        public void flush() throws ClosedOutputException {
            check();
        }

        private void check() throws ClosedOutputException {
            if (out.checkError()) {
                throw new ClosedOutputException();
            }
        }
    }
}
