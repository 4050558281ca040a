package io.lockspot.flamegraphs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Call trees as collapsed stacks: one line for each path that a stack ends on, the frames joined by semicolons,
 * outermost caller first, then a space and the weight. What {@link #write} wrote, {@link #read} reads back into an
 * equal tree, whatever the names hold. The text is encoded by the caller; any encoding that holds the names will do.
 */
public final class Collapsed {

    private Collapsed() {}

    /**
     * Writes the tree, heaviest branches first. A stack without frames is a line that begins with the space.
     *
     * @throws IOException if the output fails
     */
    public static void write(CallTree tree, Appendable out) throws IOException {
        Map<Frame, String> words = new HashMap<>();
        StringBuilder line = new StringBuilder();
        try {
            tree.forEachStack((rootFirst, weight) -> {
                line.setLength(0);
                for (Frame frame : rootFirst) {
                    (line.isEmpty() ? line : line.append(';')).append(words.computeIfAbsent(frame, FrameText::of));
                }
                append(out, line.append(' ').append(weight).append('\n'));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Writes the same text as UTF-8, faster.
     *
     * @param out is written to in lines and not closed; best a buffered one
     * @throws IOException if the output fails
     */
    public static void write(CallTree tree, OutputStream out) throws IOException {
        CollapsedBytes lines = new CollapsedBytes(out);
        try {
            tree.forEachStack((rootFirst, weight) -> {
                try {
                    lines.write(rootFirst, weight);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(Appendable out, CharSequence line) {
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote. Empty lines are skipped; equal stacks are added up.
     *
     * @throws IOException if the input fails, or a line does not end in a weight; the message names the line
     */
    public static CallTree read(Reader in) throws IOException {
        BufferedReader lines = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
        CallTree tree = new CallTree();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isEmpty()) {
                int space = line.lastIndexOf(' ');
                tree.add(frames(line.substring(0, Math.max(space, 0))), weight(line.substring(space + 1), number));
            }
        }
        return tree;
    }

    static List<Frame> frames(String stack) {
        List<Frame> frames = new ArrayList<>();
        int start = 0;
        while (start < stack.length()) {
            int end = stack.indexOf(';', start);
            end = end < 0 ? stack.length() : end;
            frames.add(FrameText.read(stack.substring(start, end)));
            start = end + 1;
        }
        return frames;
    }

    static long weight(String digits, int line) throws IOException {
        try {
            long weight = Long.parseLong(digits);
            if (weight >= 0) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // said below, with the line
        }
        throw new IOException(
                "line " + line + ": a collapsed stack ends in a space and its weight, not in \"" + digits + "\"");
    }
}
