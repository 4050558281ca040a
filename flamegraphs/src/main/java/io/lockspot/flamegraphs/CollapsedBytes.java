package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of collapsed stacks as UTF-8. A stack begins as the one before it did, mostly, so only the frames that differ are
 * put into the line anew, and no character is ever encoded twice: deep stacks make a thousand times as much text as they
 * have functions. To be used by one thread.
 */
final class CollapsedBytes {

    private static final byte[] SEPARATOR = {';'};

    private final OutputStream out;
    private final Map<Frame, byte[]> words = new HashMap<>();
    private final List<Frame> last = new ArrayList<>();

    /** Where each frame of the last line ends. */
    private int[] ends = new int[64];

    private byte[] line = new byte[4096];

    CollapsedBytes(OutputStream out) {
        this.out = out;
    }

    void write(List<Frame> rootFirst, long weight) throws IOException {
        int same = 0;
        int most = Math.min(last.size(), rootFirst.size());
        while (same < most && last.get(same) == rootFirst.get(same)) {
            same++;
        }
        last.subList(same, last.size()).clear();
        int length = same == 0 ? 0 : ends[same - 1];
        for (int i = same; i < rootFirst.size(); i++) {
            Frame frame = rootFirst.get(i);
            // As with text: the semicolon is between words, and an empty word in front is none.
            if (length > 0) {
                length = append(length, SEPARATOR);
            }
            length = append(length, words.computeIfAbsent(frame, CollapsedBytes::word));
            if (i == ends.length) {
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            ends[i] = length;
            last.add(frame);
        }
        // First the end, for which the line may have to become a longer one.
        length = append(length, (" " + weight + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(line, 0, length);
    }

    private static byte[] word(Frame frame) {
        return FrameText.of(frame).getBytes(StandardCharsets.UTF_8);
    }

    private int append(int length, byte[] word) {
        if (word.length > line.length - length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, Math.addExact(length, word.length)));
        }
        System.arraycopy(word, 0, line, length, word.length);
        return length + word.length;
    }
}
