package io.lockspot.analyzer.read.jfr;

import java.util.Arrays;

/**
 * The bytes of a value, as far as one must know them to step over it: everything embedded is unfolded, and neighbours
 * that can be stepped over at once are one step.
 */
final class Layout {

    /** Kinds of steps. */
    private static final int BYTES = 0;

    private static final int VARINTS = 1;
    private static final int STRING = 2;
    private static final int ARRAY = 3;

    static final Layout EMPTY = new Layout();
    static final Layout OF_VARINT = new Layout(VARINTS, 1, null);
    static final Layout OF_STRING = new Layout(STRING, 1, null);

    private final int[] kinds;

    /** How many bytes, or how many varints. */
    private final int[] counts;

    private final Layout[] elements;
    private final int values;
    private final int arrays;

    private Layout(Layout... parts) {
        int most = Arrays.stream(parts).mapToInt(p -> p.kinds.length).sum();
        int[] newKinds = new int[most];
        int[] newCounts = new int[most];
        Layout[] newElements = new Layout[most];
        int length = 0;
        int sum = 0;
        int deepest = 0;
        for (Layout part : parts) {
            sum += part.values;
            deepest = Math.max(deepest, part.arrays);
            for (int i = 0; i < part.kinds.length; i++) {
                int kind = part.kinds[i];
                if (length > 0 && kind == newKinds[length - 1] && (kind == BYTES || kind == VARINTS)) {
                    newCounts[length - 1] += part.counts[i];
                    continue;
                }
                newKinds[length] = kind;
                newCounts[length] = part.counts[i];
                newElements[length++] = part.elements[i];
            }
        }
        kinds = Arrays.copyOf(newKinds, length);
        counts = Arrays.copyOf(newCounts, length);
        elements = Arrays.copyOf(newElements, length);
        values = sum;
        arrays = deepest;
    }

    private Layout(int kind, int count, Layout element) {
        kinds = new int[] {kind};
        counts = new int[] {count};
        elements = new Layout[] {element};
        values = 1;
        arrays = element == null ? 0 : element.arrays + 1;
    }

    static Layout ofBytes(int count) {
        return new Layout(BYTES, count, null);
    }

    static Layout ofArray(Layout element) {
        return new Layout(ARRAY, 1, element);
    }

    /** Of values that lie behind one another. */
    static Layout ofAll(Layout... parts) {
        return parts.length == 0 ? EMPTY : new Layout(parts);
    }

    /** How many arrays lie in one another. */
    int arrays() {
        return arrays;
    }

    /** Of how many simple values and arrays it consists. */
    int values() {
        return values;
    }

    /** Steps over one value. Recurses through arrays of arrays only, whose depth was limited when this was made. */
    void skip(ByteCursor in) {
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case VARINTS -> in.skipVarints(counts[i]);
                case STRING -> in.skipString();
                case ARRAY -> skipArray(elements[i], in);
                default -> in.skip(counts[i]);
            }
        }
    }

    private static void skipArray(Layout element, ByteCursor in) {
        int count = in.count();
        if (element.kinds.length == 1 && element.kinds[0] == VARINTS) {
            in.skipVarints((long) count * element.counts[0]);
        } else if (element.kinds.length > 0) {
            for (int i = 0; i < count; i++) {
                element.skip(in);
            }
        }
    }
}
