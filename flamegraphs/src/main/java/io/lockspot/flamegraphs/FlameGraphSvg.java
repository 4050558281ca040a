package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One call tree as a picture for documents: SVG without a script, root at the bottom, each frame with its name and weight
 * as a tooltip. Very deep and very wide trees are cut. Titles and names are data to it and never markup.
 */
public final class FlameGraphSvg {

    /** Higher pictures than that no program converts; thinner frames than the limit lets through show nowhere. */
    static final PageLimits LIMITS = new PageLimits(1_000, 50_000);

    private static final List<FrameKind> IN_LEGEND =
            List.of(FrameKind.JAVA, FrameKind.INLINED, FrameKind.NATIVE, FrameKind.KERNEL, FrameKind.OTHER);

    private FlameGraphSvg() {}

    /**
     * @param subtitle a line below the title; may be empty
     * @param unit of the weights: {@code ns} is shown as time, any other as it is
     * @throws IOException if the output fails
     */
    public static void write(String title, String subtitle, String unit, CallTree tree, Appendable out)
            throws IOException {
        SvgPicture picture =
                new SvgPicture(Objects.requireNonNull(title, "title"), Objects.requireNonNull(subtitle, "subtitle"));
        for (FrameKind kind : IN_LEGEND) {
            String name = name(kind);
            picture.style(name, SvgPicture.Style.of(name));
        }
        picture.style("lock", SvgPicture.Style.of("lock"));
        List<PrunedTree.Row> rows = PrunedTree.rows(tree, LIMITS);
        long[] totals = totals(rows);
        double whole = Math.max(totals[0], 1);
        List<Double> lefts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            PrunedTree.Row row = rows.get(i);
            lefts.subList(row.level(), lefts.size()).clear();
            double left = row.level() == 0 ? 0 : lefts.get(row.level() - 1);
            picture.box(
                    row.level(),
                    left / whole,
                    totals[i] / whole,
                    style(row.frame()),
                    brief(row.frame()),
                    tip(row, totals[i], whole, unit));
            if (row.level() > 0) {
                lefts.set(row.level() - 1, left + totals[i]);
            }
            lefts.add(left);
        }
        for (FrameKind kind : IN_LEGEND) {
            if (rows.stream()
                    .anyMatch(row -> row.level() > 0 && style(row.frame()).equals(name(kind)))) {
                picture.legend(name(kind), kind == FrameKind.JAVA ? "Java" : name(kind));
            }
        }
        if (rows.stream().anyMatch(row -> style(row.frame()).equals("lock"))) {
            picture.legend("lock", "taking a lock or waiting for one");
        }
        picture.write(out);
    }

    /** Of each row with everything below it. */
    private static long[] totals(List<PrunedTree.Row> rows) {
        long[] totals = new long[rows.size()];
        List<Long> below = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            PrunedTree.Row row = rows.get(i);
            while (below.size() <= row.level() + 1) {
                below.add(0L);
            }
            totals[i] = CallTree.sum(row.self(), below.get(row.level() + 1));
            below.set(row.level() + 1, 0L);
            below.set(row.level(), CallTree.sum(below.get(row.level()), totals[i]));
        }
        return totals;
    }

    private static String style(Frame frame) {
        return LockFrames.isLock(frame) ? "lock" : name(frame.kind());
    }

    private static String name(FrameKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String tip(PrunedTree.Row row, long total, double whole, String unit) {
        String folded = row.folded() == 0 ? "" : ", stands for " + WeightText.number(row.folded()) + " frames";
        return row.frame().label() + " (" + WeightText.of(total, unit) + ", " + WeightText.share(total / whole) + folded
                + ")";
    }

    /** Java functions without their package. */
    static String brief(Frame frame) {
        if (frame.kind() != FrameKind.JAVA && frame.kind() != FrameKind.INLINED) {
            return frame.label();
        }
        String name = frame.name();
        int method = name.lastIndexOf('.');
        int type = method <= 0 ? -1 : Math.max(name.lastIndexOf('.', method - 1), name.lastIndexOf('/', method - 1));
        return name.substring(type + 1);
    }
}
