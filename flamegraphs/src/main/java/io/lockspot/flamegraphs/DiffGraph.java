package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * A difference of call trees as one HTML file that needs nothing else: the union of both sides as a flame graph, in one
 * picture or side by side, and a list of the largest changes. Titles and names are data to it and never markup.
 *
 * <p>Trees are read when they are added. Very deep and very wide ones are cut: see {@link PageLimits}. The page is pure
 * ASCII. Not safe for use by several threads.
 */
public final class DiffGraph {

    private final String title;
    private final DiffData data;

    private DiffGraph(String title, DiffData data) {
        this.title = title;
        this.data = data;
    }

    /**
     * @param title the headline, and the name of the browser's tab
     * @param subtitle a line below it; may be empty
     * @param before what the side before is called, such as its file
     * @param after what the side after is called
     */
    public static DiffGraph page(String title, String subtitle, String before, String after) {
        return page(title, subtitle, before, after, PageLimits.USUAL);
    }

    static DiffGraph page(String title, String subtitle, String before, String after, PageLimits limits) {
        Objects.requireNonNull(title, "title");
        return new DiffGraph(title, new DiffData(title, subtitle, before, after, limits));
    }

    /** Adds a difference; the first is the one that the page opens with. See {@link DiffData#add}. */
    public DiffGraph add(
            String name,
            String unit,
            String note,
            CallTreeDiff diff,
            List<DiffScale> scales,
            long samplesBefore,
            long samplesAfter) {
        data.add(name, unit, note, diff, scales, samplesBefore, samplesAfter);
        return this;
    }

    /**
     * Writes the page.
     *
     * @throws IllegalStateException if no difference was added
     * @throws IOException if the output fails
     */
    public void write(Appendable out) throws IOException {
        if (data.isEmpty()) {
            throw new IllegalStateException("a page of differences needs at least one");
        }
        OfflinePage.of(DiffGraph.class, "page/diff.html")
                .title(title)
                .packed("data", data::write)
                .write(out);
    }
}
