package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The columns of one tree or difference as they stand in a page, checked, and what they stand for. */
final class PageColumns {

    private String name = "";
    private String unit = "";
    private boolean threads;
    private long scale = 1;
    private long nodes = -1;
    private boolean diff;
    private long[] up = {};
    private long[] frame = {};
    private long[] self;
    private long[] before;
    private long[] after;

    /** @param diff whether there are two weights, before and after */
    static PageColumns read(JsonInput json, boolean diff) throws IOException {
        PageColumns columns = new PageColumns();
        columns.diff = diff;
        json.object(key -> columns.read(key, json));
        return columns;
    }

    private void read(String key, JsonInput json) throws IOException {
        switch (key) {
            case "name" -> name = json.string();
            case "unit" -> unit = json.string();
            case "threads" -> threads = json.truth();
            case "scale" -> scale = json.number();
            case "nodes" -> nodes = json.number();
            case "up" -> up = json.numbers();
            case "frame" -> frame = json.numbers();
            case "self" -> self = json.numbers();
            case "before" -> before = json.numbers();
            case "after" -> after = json.numbers();
            default -> json.skip();
        }
    }

    /** Reads the columns that are behind the JSON. */
    void read(PackedInput in, JsonInput budget) throws IOException {
        if (nodes < 0) {
            throw new IOException("of " + called() + " the number of nodes is missing");
        }
        up = column(in, budget);
        frame = column(in, budget);
        if (diff) {
            before = column(in, budget);
            after = column(in, budget);
        } else {
            self = column(in, budget);
        }
    }

    private long[] column(PackedInput in, JsonInput budget) throws IOException {
        budget.spend(nodes > Integer.MAX_VALUE - 8 ? Long.MAX_VALUE : 8 * nodes);
        long[] column = new long[(int) nodes];
        for (int node = 0; node < column.length; node++) {
            column[node] = in.number();
        }
        return column;
    }

    /** For messages: the name comes from a stranger. */
    private String called() {
        String shown = XmlText.visible(name);
        return "\"" + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown) + "\"";
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    boolean threads() {
        return threads;
    }

    CallTree tree(List<Frame> table) throws IOException {
        return tree(self, table);
    }

    CallTreeDiff diff(List<Frame> table) throws IOException {
        return CallTreeDiff.of(tree(before, table), tree(after, table));
    }

    private CallTree tree(long[] weights, List<Frame> table) throws IOException {
        if (weights == null || weights.length != frame.length || up.length != frame.length) {
            throw new IOException("the columns of " + called() + " are not of one length");
        }
        int[] parents = parents();
        for (long each : frame) {
            if (each >= table.size()) {
                throw new IOException(called() + " refers to a function that is not in the table");
            }
        }
        long[] scaled = weights;
        if (scale != 1) {
            scaled = new long[weights.length];
            Arrays.setAll(scaled, i -> times(weights[i], scale));
        }
        return CallTree.ofRows(parents, row -> table.get((int) frame[row]), scaled);
    }

    /** Stops at the largest. */
    private static long times(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /** Of each row; the root's is -1, and no other has none. */
    private int[] parents() throws IOException {
        int[] parents = new int[up.length];
        for (int row = 0; row < parents.length; row++) {
            int parent = row - 1;
            for (long closed = up[row]; closed > 0 && parent >= 0; closed--) {
                parent = parents[parent];
            }
            if (parent < 0 && row > 0) {
                throw new IOException(called() + " is no tree");
            }
            parents[row] = parent;
        }
        return parents;
    }
}
