package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page shows: JSON for its script, and columns of numbers. In the JSON are the title and subtitle, the table of
 * all frames (see {@link PageFrames}), and of each tree its name, its unit, and what is needed for its columns (see {@link
 * NodeColumns}), which come behind the JSON.
 *
 * <p>A tree may have {@code per}, other units for its weights (see {@link PageUnit}), and {@code threads}, when the
 * nodes of the first level are threads.
 */
public final class PageData {

    private record Encoded(PageTree tree, NodeColumns columns) {}

    private final String title;
    private final String subtitle;
    private final List<Encoded> trees = new ArrayList<>();
    private final PageFrames frames = new PageFrames();
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
        NodeColumns columns = new NodeColumns(rows.size(), 1);
        for (PrunedTree.Row row : rows) {
            columns.add(row.level(), frames.use(row.frame()), row.folded(), row.self());
        }
        trees.add(new Encoded(tree, columns));
    }

    /** The JSON and the columns, for {@link OfflinePage#packed}. */
    public void write(OutputStream out) throws IOException {
        PageFrames.Table table = frames.table();
        VarintOutput columns = new VarintOutput();
        StringBuilder text = new StringBuilder();
        ScriptJson json = new ScriptJson(text);
        json.raw("{\"version\":2,\"title\":").string(title);
        json.raw(",\n\"subtitle\":").string(subtitle);
        if (!shownIn.isEmpty()) {
            json.raw(",\n\"per\":").string(shownIn);
        }
        json.raw(",\n");
        table.write(json);
        json.raw(",\n\"trees\":").array(trees, (to, tree) -> write(to, tree, table, columns));
        json.raw("}");
        PackedBlock.write(text, columns, out);
    }

    private static void write(ScriptJson json, Encoded encoded, PageFrames.Table table, VarintOutput columns)
            throws IOException {
        PageTree tree = encoded.tree;
        json.raw("{\"name\":").string(tree.name());
        json.raw(",\"unit\":").string(tree.unit());
        json.raw(",\"whole\":").number(tree.whole()).raw(",\"note\":").string(tree.note());
        if (tree.threads()) {
            json.raw(",\"threads\":true");
        }
        if (!tree.units().isEmpty()) {
            json.raw(",\n\"per\":").array(tree.units(), PageData::write);
        }
        json.raw(",\n");
        encoded.columns.write(json, table, columns);
        json.raw("}");
    }

    private static void write(ScriptJson json, PageUnit unit) throws IOException {
        json.raw("{\"words\":").string(unit.words()).raw(",\"divisor\":").number(unit.divisor());
        if (!unit.unit().isEmpty()) {
            json.raw(",\"unit\":").string(unit.unit());
        }
        json.raw("}");
    }
}
