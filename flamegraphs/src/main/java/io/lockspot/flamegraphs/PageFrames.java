package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The table of all frames of a page: {@code names}, and {@code kinds}, a letter of {@code jinkol} each for Java, inlined,
 * native, kernel, other, lock, and a capital for all that is about locking. The frame seen first, which is the root of
 * every tree, is in the first place; then come those that recur most, so that the places of most nodes are small numbers,
 * and among them names stand in their order, which makes them short when compressed.
 */
final class PageFrames {

    static final String KINDS = "jinkol";

    /** How many places take one byte as a varint, how many at most two. */
    private static final int[] BANDS = {1 << 7, 1 << 14};

    private final Map<Frame, Integer> numbers = new HashMap<>();
    private final List<Frame> seen = new ArrayList<>();
    private int[] uses = new int[256];

    /** Counts one more use of the frame; its number, in the order of the first uses. */
    int use(Frame frame) {
        Integer known = numbers.putIfAbsent(frame, seen.size());
        int number = known == null ? seen.size() : known;
        if (known == null) {
            seen.add(frame);
            uses = number == uses.length ? Arrays.copyOf(uses, 2 * number) : uses;
        }
        uses[number]++;
        return number;
    }

    /** The table of what was used until now. */
    Table table() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, seen.size()).boxed().toList());
        Comparator<Integer> byName = Comparator.comparing(seen::get);
        List<Integer> rest = order.subList(Math.min(1, order.size()), order.size());
        rest.sort(Comparator.comparingInt((Integer number) -> -uses[number]).thenComparing(byName));
        int from = Math.min(1, order.size());
        for (int band : BANDS) {
            int to = Math.max(Math.min(band, order.size()), from);
            order.subList(from, to).sort(byName);
            from = to;
        }
        order.subList(from, order.size()).sort(byName);
        int[] places = new int[order.size()];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        return new Table(order.stream().map(seen::get).toList(), places);
    }

    /**
     * The frames in their places.
     *
     * @param places by the number of a frame
     */
    record Table(List<Frame> frames, int[] places) {

        void write(ScriptJson json) throws IOException {
            json.raw("\"names\":").array(frames, (to, frame) -> to.string(frame.name()));
            json.raw(",\n\"kinds\":").string(kinds());
        }

        private String kinds() {
            StringBuilder kinds = new StringBuilder(frames.size());
            for (Frame frame : frames) {
                String kind =
                        KINDS.substring(frame.kind().ordinal(), frame.kind().ordinal() + 1);
                kinds.append(LockFrames.isLock(frame) ? kind.toUpperCase(Locale.ROOT) : kind);
            }
            return kinds.toString();
        }
    }
}
