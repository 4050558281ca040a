package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows, as JSON for its script: the title and subtitle; {@code names} and {@code kinds}, the table of all
 * frames (a letter of {@code jinkol} each, for Java, inlined, native, kernel, other, lock; a capital for all that is
 * about locking); and each tree as columns, a node per entry, in preorder.
 *
 * <ul>
 *   <li>{@code up}: how many levels are closed before this node; 0 for the first child of the node before it
 *   <li>{@code frame}: its place in the table of frames
 *   <li>{@code self}: the weight of the stacks that end here, divided by the tree's {@code scale}, which is 1 when it is
 *       not there; totals are added up by the page
 *   <li>{@code foldedAt}, {@code folded}: the few nodes that stand for folded frames, and for how many
 * </ul>
 *
 * <p>A tree may have {@code per}, other units for its weights (see {@link PageUnit}), and {@code threads}, when the
 * nodes of the first level are threads.
 */
public final class PageData {

    private static final String KINDS = "jinkol";

    private record Encoded(PageTree tree, List<PrunedTree.Row> rows) {}

    private final String title;
    private final String subtitle;
    private final List<Encoded> trees = new ArrayList<>();
    private final Map<Frame, Integer> ids = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final PageLimits limits;
    private String shownIn = "";

    PageData(String title, String subtitle, PageLimits limits) {
        this.title = title;
        this.subtitle = subtitle;
        this.limits = limits;
    }

    /** Trees alone, for a page that has its titles elsewhere. */
    public static PageData ofTrees() {
        return new PageData("", "", PageLimits.USUAL);
    }

    /** The unit that the page opens with; empty for that of the tree. */
    PageData shownIn(String words) {
        shownIn = words;
        return this;
    }

    /**
     * Reads a tree; very deep and very wide ones are cut, and say so.
     *
     * @param whole what 100 % is, in the unit of the tree: more than the tree's total when it is a selection
     * @param note what the tree is of, in words; may be empty
     */
    public void add(String name, String unit, long whole, String note, CallTree tree) {
        add(PageTree.of(name, unit, tree).whole(whole).note(note));
    }

    /** Reads a tree; very deep and very wide ones are cut, and say so. */
    public void add(PageTree tree) {
        List<PrunedTree.Row> rows = PrunedTree.rows(tree.tree(), limits);
        trees.add(new Encoded(tree, rows));
        for (PrunedTree.Row row : rows) {
            if (ids.putIfAbsent(row.frame(), frames.size()) == null) {
                frames.add(row.frame());
            }
        }
    }

    /** Pure ASCII, fit to stand inside a script element. */
    public void write(Appendable out) throws IOException {
        ScriptJson json = new ScriptJson(out);
        json.raw("{\"version\":1,\"title\":").string(title);
        json.raw(",\n\"subtitle\":").string(subtitle);
        if (!shownIn.isEmpty()) {
            json.raw(",\n\"per\":").string(shownIn);
        }
        json.raw(",\n\"names\":").array(frames, (to, frame) -> to.string(frame.name()));
        json.raw(",\n\"kinds\":").string(kinds());
        json.raw(",\n\"trees\":").array(trees, this::write);
        json.raw("}\n");
    }

    private String kinds() {
        StringBuilder kinds = new StringBuilder(frames.size());
        for (Frame frame : frames) {
            char kind = KINDS.charAt(frame.kind().ordinal());
            kinds.append(LockFrames.isLock(frame) ? Character.toUpperCase(kind) : kind);
        }
        return kinds.toString();
    }

    private void write(ScriptJson json, Encoded encoded) throws IOException {
        PageTree tree = encoded.tree;
        List<PrunedTree.Row> rows = encoded.rows;
        long scale = scale(rows);
        json.raw("{\"name\":").string(tree.name());
        json.raw(",\"unit\":").string(tree.unit());
        json.raw(",\"whole\":").number(tree.whole()).raw(",\"note\":").string(tree.note());
        if (tree.threads()) {
            json.raw(",\"threads\":true");
        }
        if (!tree.units().isEmpty()) {
            json.raw(",\n\"per\":").array(tree.units(), PageData::write);
        }
        json.raw(",\n\"up\":").array(ups(rows), (to, number) -> to.number(number));
        json.raw(",\n\"frame\":").array(rows, (to, row) -> to.number(ids.get(row.frame())));
        json.raw(",\n\"scale\":").number(scale);
        json.raw(",\n\"self\":").array(rows, (to, row) -> to.number(row.self() / scale));
        List<Integer> folded = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).folded() > 0) {
                folded.add(i);
            }
        }
        json.raw(",\n\"foldedAt\":").array(folded, (to, number) -> to.number(number));
        json.raw(",\n\"folded\":")
                .array(folded, (to, at) -> to.number(rows.get(at).folded()));
        json.raw("}");
    }

    private static void write(ScriptJson json, PageUnit unit) throws IOException {
        json.raw("{\"words\":").string(unit.words()).raw(",\"divisor\":").number(unit.divisor());
        if (!unit.unit().isEmpty()) {
            json.raw(",\"unit\":").string(unit.unit());
        }
        json.raw("}");
    }

    /** What all weights are a multiple of: samples weigh the same, and ten digits in a million rows are ten megabytes. */
    private static long scale(List<PrunedTree.Row> rows) {
        long scale = 0;
        for (PrunedTree.Row row : rows) {
            long rest = row.self();
            while (rest != 0) {
                long next = scale % rest;
                scale = rest;
                rest = next;
            }
        }
        return Math.max(scale, 1);
    }

    private static List<Integer> ups(List<PrunedTree.Row> rows) {
        List<Integer> ups = new ArrayList<>(rows.size());
        int before = -1;
        for (PrunedTree.Row row : rows) {
            ups.add(before + 1 - row.level());
            before = row.level();
        }
        return ups;
    }
}
