package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a page of differences shows: JSON for its script, and columns of numbers. In the JSON are titles, the names of
 * both sides, the table of all frames (see {@link PageFrames}), and of each difference
 *
 * <ul>
 *   <li>what is needed for its columns (see {@link NodeColumns}), which come behind the JSON and have two weights, before
 *       and after
 *   <li>{@code verdicts}: a letter for each node, {@code u}nknown, {@code n}oise, {@code i}mprovement, {@code
 *       r}egression or {@code m}oved; empty when nothing was tested
 *   <li>{@code test}: how they were found or why there are none, in words, and which of {@code per} was tested
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
            String verdicts,
            DiffTest test,
            long samplesBefore,
            long samplesAfter,
            List<DiffScale> scales,
            NodeColumns columns) {}

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
        NodeColumns columns = new NodeColumns(rows.size(), 2);
        for (DiffRows.Row row : rows) {
            columns.add(row.level(), frames.use(row.frame()), row.folded(), row.before(), row.after());
        }
        String verdicts = diff.isJudged() ? verdicts(rows) : "";
        diffs.add(new Encoded(
                name, unit, note, verdicts, diff.test(), samplesBefore, samplesAfter, List.copyOf(scales), columns));
        return this;
    }

    boolean isEmpty() {
        return diffs.isEmpty();
    }

    /** The JSON and the columns, for {@link OfflinePage#packed}. */
    public void write(OutputStream out) throws IOException {
        PageFrames.Table table = frames.table();
        VarintOutput columns = new VarintOutput();
        StringBuilder text = new StringBuilder();
        ScriptJson json = new ScriptJson(text);
        json.raw("{\"version\":2,\"title\":").string(title);
        json.raw(",\n\"subtitle\":").string(subtitle);
        json.raw(",\n\"before\":").string(before);
        json.raw(",\"after\":").string(after).raw(",\n");
        table.write(json);
        json.raw(",\n\"diffs\":").array(diffs, (to, diff) -> write(to, diff, table, columns));
        json.raw("}");
        PackedBlock.write(text, columns, out);
    }

    private static void write(ScriptJson json, Encoded diff, PageFrames.Table table, VarintOutput columns)
            throws IOException {
        json.raw("{\"name\":").string(diff.name).raw(",\"unit\":").string(diff.unit);
        json.raw(",\"note\":").string(diff.note);
        json.raw(",\"samples\":[").number(diff.samplesBefore).raw(",").number(diff.samplesAfter);
        json.raw("],\n\"per\":").array(diff.scales, DiffData::scale);
        json.raw(",\n\"test\":{\"words\":").string(diff.test.words());
        json.raw(",\"per\":").string(diff.test.scale());
        json.raw("},\n\"verdicts\":").string(diff.verdicts).raw(",\n");
        diff.columns.write(json, table, columns);
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
}
