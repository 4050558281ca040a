package io.lockspot.analyzer.report;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A call tree as collapsed stacks: frames with semicolons between them, a space, the weight; one stack a line. */
public final class CollapsedText {

    private CollapsedText() {}

    public static void write(CallTree tree, Appendable out) throws IOException {
        try {
            tree.forEachStack((stack, weight) -> line(stack, weight, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(List<Frame> stack, long weight, Appendable out) {
        try {
            for (int i = 0; i < stack.size(); i++) {
                out.append(i == 0 ? "" : ";").append(name(stack.get(i)));
            }
            out.append(' ').append(Long.toString(weight)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The format has no way to write a semicolon or a line end inside a name. */
    private static String name(Frame frame) {
        return Names.of(frame).replace(';', ',');
    }
}
