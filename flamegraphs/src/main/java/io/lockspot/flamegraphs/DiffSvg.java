package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A difference as a picture for documents: SVG without a script, the union of both sides with the root at the bottom. A
 * frame is as wide as its heavier side, blue for less and orange for more, with both sides in the tooltip. Very deep and
 * very wide differences are cut. Titles and names are data to it and never markup.
 */
public final class DiffSvg {

    private static final double[] STRENGTHS = {0.16, 0.34, 0.54, 0.76, 1};
    private static final String[] SIGNS = {"less", "same", "more"};

    private final DiffScale scale;
    private final String unit;
    private final List<DiffRows.Row> rows;
    private final double[] before;
    private final double[] after;
    private final double[] union;

    private DiffSvg(CallTreeDiff diff, String unit, DiffScale scale) {
        this.scale = scale;
        this.unit = unit;
        this.rows = DiffRows.of(diff, FlameGraphSvg.LIMITS);
        double[] selfBefore =
                rows.stream().mapToDouble(r -> scale.before(r.before())).toArray();
        double[] selfAfter =
                rows.stream().mapToDouble(r -> scale.after(r.after())).toArray();
        double[] selfUnion = new double[rows.size()];
        for (int i = 0; i < selfUnion.length; i++) {
            selfUnion[i] = Math.max(selfBefore[i], selfAfter[i]);
        }
        this.before = totals(selfBefore);
        this.after = totals(selfAfter);
        this.union = totals(selfUnion);
    }

    /**
     * @param subtitle a line below the title; may be empty
     * @param unit of the weights: {@code ns} is shown as time, any other as it is
     * @param scale what both sides are divided by
     * @param samplesBefore how many events the side was folded from; 0 if unknown
     * @throws IOException if the output fails
     */
    public static void write(
            String title,
            String subtitle,
            String unit,
            CallTreeDiff diff,
            DiffScale scale,
            long samplesBefore,
            long samplesAfter,
            Appendable out)
            throws IOException {
        SvgPicture picture =
                new SvgPicture(Objects.requireNonNull(title, "title"), Objects.requireNonNull(subtitle, "subtitle"));
        DiffSvg svg = new DiffSvg(diff, unit, scale);
        svg.styles(picture);
        svg.draw(new DiffShade(diff.isJudged(), svg.before[0], svg.after[0], samplesBefore, samplesAfter), picture);
        picture.legend("less4", "less after")
                .legend("more4", "more after")
                .legend("same0", diff.isJudged() ? "no significant change" : "no change beyond chance")
                .note(
                        diff.isJudged()
                                ? "Coloured where the comparison found a significant change."
                                : "Coloured by the size of the change, not tested for significance" + reason(diff)
                                        + ".");
        if (diff.isJudged()) {
            picture.legend("less0", "noise, cheaper").legend("more0", "noise, dearer");
        }
        if (diff.isJudged() && !diff.test().words().isEmpty()) {
            picture.note("The test: " + diff.test().words() + ".");
        }
        picture.write(out);
    }

    private static String reason(CallTreeDiff diff) {
        return diff.test().words().isEmpty() ? "" : ", for " + diff.test().words();
    }

    private void styles(SvgPicture picture) {
        for (int strength = 0; strength < STRENGTHS.length; strength++) {
            for (String name : List.of("less", "more")) {
                picture.style(
                        name + strength,
                        new SvgPicture.Style(
                                shade(Palette.light(), name, strength), shade(Palette.dark(), name, strength)));
            }
        }
        picture.style("same0", SvgPicture.Style.of("same"));
    }

    private static String shade(Palette palette, String name, int step) {
        return Palette.mixed(palette.colour(step == 0 ? "same" : "ground"), palette.colour(name), STRENGTHS[step]);
    }

    private void draw(DiffShade shades, SvgPicture picture) {
        double whole = union[0] > 0 ? union[0] : 1;
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DiffRows.Row row = rows.get(i);
            next.subList(row.level(), next.size()).clear();
            double left = row.level() == 0 ? 0 : next.get(row.level() - 1);
            DiffShade.Shade shade = shades.of(row.verdict(), before[i], after[i]);
            String style = SIGNS[1 + shade.sign()] + (shade.sign() == 0 ? 0 : shade.step());
            String label = mark(shade, i) + FlameGraphSvg.brief(row.frame());
            picture.box(row.level(), left / whole, union[i] / whole, style, label, tip(i));
            if (row.level() > 0) {
                next.set(row.level() - 1, left + union[i]);
            }
            next.add(left);
        }
    }

    /** So that nothing is said by colour alone. */
    private String mark(DiffShade.Shade shade, int row) {
        if (shade.step() == 0) {
            return "";
        }
        return after[row] == 0 ? "\u00d7 " : before[row] == 0 ? "+ " : shade.sign() < 0 ? "\u25bc " : "\u25b2 ";
    }

    private String tip(int i) {
        DiffRows.Row row = rows.get(i);
        String folded = row.folded() == 0 ? "" : ", stands for " + WeightText.number(row.folded()) + " frames";
        return row.frame().label() + " (before " + cost(before[i]) + ", after " + cost(after[i]) + ratio(i) + folded
                + ")";
    }

    private String ratio(int i) {
        if (before[i] == 0 || after[i] == 0) {
            return before[i] == after[i] ? "" : before[i] == 0 ? ", new" : ", gone";
        }
        return ", \u00d7" + WeightText.number(after[i] / before[i]);
    }

    private String cost(double cost) {
        return scale.kind() == DiffScale.Kind.SHARE
                ? WeightText.share(cost)
                : WeightText.of(cost, unit) + " per " + scale.name();
    }

    /** Of each row with everything below it. */
    private double[] totals(double[] selfs) {
        double[] totals = new double[selfs.length];
        List<Double> below = new ArrayList<>();
        for (int i = selfs.length - 1; i >= 0; i--) {
            int level = rows.get(i).level();
            while (below.size() <= level + 1) {
                below.add(0.0);
            }
            totals[i] = selfs[i] + below.get(level + 1);
            below.set(level + 1, 0.0);
            below.set(level, below.get(level) + totals[i]);
        }
        return totals;
    }
}
