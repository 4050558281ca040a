package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A flame graph as one HTML file that needs nothing else: no network, no other file, no server. It shows one or several
 * call trees, between which the reader switches. Titles and frame names are data to it and never markup, whatever they
 * hold.
 *
 * <p>A tree is read when the page is written. Very deep and very wide trees are cut: see {@link PageLimits}. The page is
 * pure ASCII. Not safe for use by several threads.
 */
public final class FlameGraph {

    private final String title;
    private final List<PageTree> trees = new ArrayList<>();
    private final PageLimits limits;
    private String subtitle = "";
    private String shownIn = "";

    FlameGraph(String title, PageLimits limits) {
        this.title = Objects.requireNonNull(title, "title");
        this.limits = limits;
    }

    /** @param title the headline, and the name of the browser's tab */
    public static FlameGraph page(String title) {
        return new FlameGraph(title, PageLimits.LARGE);
    }

    /** A line below the headline: what was recorded, when, for how long. */
    public FlameGraph subtitle(String line) {
        subtitle = Objects.requireNonNull(line, "line");
        return this;
    }

    /**
     * Adds a tree; the first is the one that the page opens with.
     *
     * @param name of the measure, such as {@code cpu} or {@code lock-wait}
     * @param unit of the weights: {@code ns} is shown as time; any other, such as {@code samples}, as it is
     */
    public FlameGraph add(String name, String unit, CallTree tree) {
        return add(PageTree.of(name, unit, tree));
    }

    /** Adds a tree; the first is the one that the page opens with. */
    public FlameGraph add(PageTree tree) {
        trees.add(Objects.requireNonNull(tree, "tree"));
        return this;
    }

    /** Opens the page in that unit, where a tree has it: the words of a {@link PageUnit}. */
    public FlameGraph shownIn(String words) {
        shownIn = Objects.requireNonNull(words, "words");
        return this;
    }

    /**
     * Writes the page.
     *
     * @throws IllegalStateException if no tree was added
     * @throws IOException if the output fails
     */
    public void write(Appendable out) throws IOException {
        if (trees.isEmpty()) {
            throw new IllegalStateException("a flame graph needs at least one call tree");
        }
        PageData data = new PageData(title, subtitle, limits).shownIn(shownIn);
        trees.forEach(data::add);
        OfflinePage.of(FlameGraph.class, "page/flamegraph.html")
                .title(title)
                .packed("data", data::write)
                .write(out);
    }
}
