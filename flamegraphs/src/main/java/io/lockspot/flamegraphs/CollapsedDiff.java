package io.lockspot.flamegraphs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Differences as collapsed stacks with two columns, as {@code difffolded.pl} of the FlameGraph tools writes them: the
 * frames joined by semicolons, then the weight before and the weight after. What {@link #write} wrote, {@link #read}
 * reads back into equal trees, whatever the names hold; verdicts are not in it.
 */
public final class CollapsedDiff {

    private CollapsedDiff() {}

    /**
     * Writes both sides, heaviest branches first.
     *
     * @throws IOException if the output fails
     */
    public static void write(CallTreeDiff diff, Appendable out) throws IOException {
        Map<Frame, String> words = new HashMap<>();
        StringBuilder line = new StringBuilder();
        try {
            diff.forEachStack((rootFirst, before, after) -> {
                line.setLength(0);
                for (Frame frame : rootFirst) {
                    (line.isEmpty() ? line : line.append(';')).append(words.computeIfAbsent(frame, FrameText::of));
                }
                line.append(' ').append(before).append(' ').append(after).append('\n');
                try {
                    out.append(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads what {@link #write} wrote. Empty lines are skipped; equal stacks are added up.
     *
     * @throws IOException if the input fails, or a line does not end in two weights; the message names the line
     */
    public static CallTreeDiff read(Reader in) throws IOException {
        BufferedReader lines = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
        CallTree before = new CallTree();
        CallTree after = new CallTree();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isEmpty()) {
                int second = line.lastIndexOf(' ');
                int first = second < 0 ? -1 : line.lastIndexOf(' ', second - 1);
                if (first < 0) {
                    throw new IOException("line " + number + ": a stack of a difference ends in two weights");
                }
                var frames = Collapsed.frames(line.substring(0, first));
                before.add(frames, Collapsed.weight(line.substring(first + 1, second), number));
                after.add(frames, Collapsed.weight(line.substring(second + 1), number));
            }
        }
        return CallTreeDiff.of(before, after);
    }
}
