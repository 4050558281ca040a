package io.lockspot.analyzer.read.jfr;

/** The bytes of a value, as far as one must know them to step over it: everything embedded is unfolded. */
final class Layout {

    /** A step of one of the kinds below, or that many bytes when it is positive. */
    private static final int VARINT = -1;

    private static final int STRING = -2;
    private static final int ARRAY = -3;

    static final Layout EMPTY = new Layout(new int[0], new Layout[0]);
    static final Layout OF_VARINT = new Layout(new int[] {VARINT}, new Layout[1]);
    static final Layout OF_STRING = new Layout(new int[] {STRING}, new Layout[1]);

    private final int[] steps;
    private final Layout[] elements;
    private final int arrays;

    /** @param elements for a step that is an array, the layout of one of its values */
    Layout(int[] steps, Layout[] elements) {
        this.steps = steps;
        this.elements = elements;
        int deepest = 0;
        for (Layout element : elements) {
            deepest = Math.max(deepest, element == null ? 0 : element.arrays + 1);
        }
        this.arrays = deepest;
    }

    static Layout ofBytes(int count) {
        return new Layout(new int[] {count}, new Layout[1]);
    }

    static Layout ofArray(Layout element) {
        return new Layout(new int[] {ARRAY}, new Layout[] {element});
    }

    /** How many arrays lie in one another. */
    int arrays() {
        return arrays;
    }

    int length() {
        return steps.length;
    }

    /** Copies the steps behind those that are already there. */
    void copyInto(int[] intoSteps, Layout[] intoElements, int at) {
        System.arraycopy(steps, 0, intoSteps, at, steps.length);
        System.arraycopy(elements, 0, intoElements, at, steps.length);
    }

    /** Whether it takes no bytes at all. */
    boolean isEmpty() {
        return steps.length == 0;
    }

    /** Steps over one value. Recurses through arrays of arrays only, whose depth was limited when this was made. */
    void skip(ByteCursor in) {
        for (int i = 0; i < steps.length; i++) {
            int step = steps[i];
            switch (step) {
                case VARINT -> in.skipVarint();
                case STRING -> in.skipString();
                case ARRAY -> skipArray(elements[i], in);
                default -> in.skip(step);
            }
        }
    }

    private static void skipArray(Layout element, ByteCursor in) {
        int count = in.count();
        if (element.isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            element.skip(in);
        }
    }
}
