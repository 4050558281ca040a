package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a page of differences shows, as JSON for its script: titles, the names of both sides, the {@link PageFrames}, and
 * each difference as columns, a node per entry, in preorder.
 *
 * <ul>
 *   <li>{@code up}: how many levels are closed before this node; 0 for the first child of the node before it
 *   <li>{@code frame}: its place in the table of frames
 *   <li>{@code before}, {@code after}: the weight of the stacks that end here; totals are added up by the page
 *   <li>{@code verdicts}: a letter for each node, {@code u}nknown, {@code n}oise, {@code i}mprovement, {@code
 *       r}egression or {@code m}oved; empty when nothing was tested
 *   <li>{@code foldedAt}, {@code folded}: the few nodes that stand for folded frames, and for how many
 *   <li>{@code per}: what weights may be divided by, the {@link DiffScale}s
 *   <li>{@code samples}: how many events either side was folded from, 0 when that is not known
 * </ul>
 */
public final class DiffData {

    private static final String VERDICTS = "unirm";

    private record Encoded(
            String name,
            String unit,
            String note,
            boolean judged,
            long samplesBefore,
            long samplesAfter,
            List<DiffScale> scales,
            List<DiffRows.Row> rows) {}

    private final String title;
    private final String subtitle;
    private final String before;
    private final String after;
    private final PageLimits limits;
    private final PageFrames frames = new PageFrames();
    private final List<Encoded> diffs = new ArrayList<>();

    DiffData(String title, String subtitle, String before, String after, PageLimits limits) {
        this.title = Objects.requireNonNull(title, "title");
        this.subtitle = Objects.requireNonNull(subtitle, "subtitle");
        this.before = Objects.requireNonNull(before, "before");
        this.after = Objects.requireNonNull(after, "after");
        this.limits = limits;
    }

    /**
     * Differences alone, for a page that has its titles elsewhere.
     *
     * @param before what the side before is called
     */
    public static DiffData ofDiffs(String before, String after) {
        return new DiffData("", "", before, after, PageLimits.USUAL);
    }

    /**
     * Reads a difference; very deep and very wide ones are cut, and say so.
     *
     * @param name of the measure, such as {@code cpu}
     * @param unit of the weights: {@code ns} is shown as time, any other as it is
     * @param note what it is of, in words; may be empty
     * @param scales what the reader may divide by, the one to begin with first; at least one
     * @param samplesBefore how many events the side was folded from, which tells what may be chance; 0 if unknown
     */
    public DiffData add(
            String name,
            String unit,
            String note,
            CallTreeDiff diff,
            List<DiffScale> scales,
            long samplesBefore,
            long samplesAfter) {
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("a difference needs something to divide by");
        }
        List<DiffRows.Row> rows = DiffRows.of(diff, limits);
        rows.forEach(row -> frames.id(row.frame()));
        diffs.add(
                new Encoded(name, unit, note, diff.isJudged(), samplesBefore, samplesAfter, List.copyOf(scales), rows));
        return this;
    }

    boolean isEmpty() {
        return diffs.isEmpty();
    }

    /** Pure ASCII, fit to stand inside a script element. */
    public void write(Appendable out) throws IOException {
        ScriptJson json = new ScriptJson(out);
        json.raw("{\"version\":1,\"title\":").string(title);
        json.raw(",\n\"subtitle\":").string(subtitle);
        json.raw(",\n\"before\":")
                .string(before)
                .raw(",\"after\":")
                .string(after)
                .raw(",\n");
        frames.write(json);
        json.raw(",\n\"diffs\":").array(diffs, this::write);
        json.raw("}\n");
    }

    private void write(ScriptJson json, Encoded diff) throws IOException {
        json.raw("{\"name\":").string(diff.name).raw(",\"unit\":").string(diff.unit);
        json.raw(",\"note\":").string(diff.note);
        json.raw(",\"samples\":[").number(diff.samplesBefore).raw(",").number(diff.samplesAfter);
        json.raw("],\n\"per\":").array(diff.scales, DiffData::scale);
        json.raw(",\n\"up\":").array(diff.rows, new Ups());
        json.raw(",\n\"frame\":").array(diff.rows, (to, row) -> to.number(frames.id(row.frame())));
        json.raw(",\n\"before\":").array(diff.rows, (to, row) -> to.number(row.before()));
        json.raw(",\n\"after\":").array(diff.rows, (to, row) -> to.number(row.after()));
        json.raw(",\n\"verdicts\":").string(diff.judged ? verdicts(diff.rows) : "");
        List<Integer> folded = new ArrayList<>();
        for (int i = 0; i < diff.rows.size(); i++) {
            if (diff.rows.get(i).folded() > 0) {
                folded.add(i);
            }
        }
        json.raw(",\n\"foldedAt\":").array(folded, (to, number) -> to.number(number));
        json.raw(",\n\"folded\":")
                .array(folded, (to, at) -> to.number(diff.rows.get(at).folded()));
        json.raw("}");
    }

    private static void scale(ScriptJson json, DiffScale scale) throws IOException {
        json.raw("{\"kind\":").string(scale.kind().name().toLowerCase(Locale.ROOT));
        json.raw(",\"name\":").string(scale.name());
        json.raw(",\"before\":").number(scale.before()).raw(",\"after\":").number(scale.after());
        json.raw(",\"why\":").string(scale.why()).raw("}");
    }

    private static String verdicts(List<DiffRows.Row> rows) {
        StringBuilder verdicts = new StringBuilder(rows.size());
        rows.forEach(row -> verdicts.append(VERDICTS.charAt(row.verdict().ordinal())));
        return verdicts.toString();
    }

    private static final class Ups implements ScriptJson.Element<DiffRows.Row> {
        private int levelBefore = -1;

        @Override
        public void write(ScriptJson to, DiffRows.Row row) throws IOException {
            to.number(levelBefore + 1 - row.level());
            levelBefore = row.level();
        }
    }
}
