package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TextWriter;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.testkit.Needles;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reports for the tests of pages. */
final class PageKit {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100_000).build())
            .build());

    private PageKit() {}

    /** The report that the command makes for a page, with the tree of the usual measure in front. */
    static Report.Page report(Recording recording) {
        List<Breakdown> others = Arrays.stream(Measure.values())
                .filter(recording::has)
                .map(m -> Breakdown.of(recording, m, Selection.ALL))
                .toList();
        return new Report.Page(
                new Report.Origin(recording.infos(), recording.warnings()),
                Explanation.of(recording, Breakdown.defaultMeasure(recording)),
                Report.Cut.NONE,
                others,
                Optional.of(new Report.Source(recording, Selection.ALL)));
    }

    /** Waits of 1 to 12 ms for one lock, each on a path of its own. */
    static Recording twelvePaths() {
        RecordingBuilder into = new RecordingBuilder("paths.jfr");
        Lock lock = new Lock("app.Cache.lock", LockKind.MONITOR);
        for (int i = 1; i <= 12; i++) {
            Stack path = Stories.java("app.Main.run", "app.Cache.get" + i);
            into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", path, "", Stack.EMPTY, i * 1_000_000L));
        }
        return into.build();
    }

    /** Fifty threads of different names wait for one lock, the last of them longest. */
    static Recording fiftyWaiters() {
        RecordingBuilder into = new RecordingBuilder("waiters.jfr");
        Lock lock = new Lock("app.Cache.lock", LockKind.MONITOR);
        for (int i = 1; i <= 50; i++) {
            String thread = "waiter-" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            Stack path = Stories.java("app.Cache.get");
            into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, thread, path, "owner", Stack.EMPTY, i * 1_000_000L));
        }
        return into.build();
    }

    static String html(Report report) throws IOException {
        StringBuilder html = new StringBuilder();
        HtmlWriter.write(report, html);
        return html.toString();
    }

    /** What the command prints. */
    static String comparisonText(Report.OfComparison report) throws IOException {
        StringBuilder text = new StringBuilder();
        TextWriter.write(report, Style.PLAIN, text);
        return text.toString();
    }

    static JsonNode json(Report report) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter.write(report, text);
        return MAPPER.readTree(text.toString());
    }

    /** What is in a data block of a page; that of the trees is compressed. */
    static JsonNode data(String html, String id) throws IOException {
        if (id.equals("trees")) {
            return PackedData.json(PackedData.block(html, id));
        }
        String start = "<script type=\"application/json\" id=\"" + id + "\">";
        int from = html.indexOf(start) + start.length();
        return MAPPER.readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    /** Every needle wherever a name can be. */
    static Recording needles() {
        RecordingBuilder into = new RecordingBuilder(Needles.ALL.get(0));
        into.process(Needles.ALL.get(1));
        for (String needle : Needles.ALL) {
            Stack stack = new Stack(List.of(Frame.java(needle), Frame.kernel(needle)));
            Lock lock = new Lock(needle, LockKind.MONITOR);
            into.sample(Measure.CPU, needle, stack, 1_000_000, 1);
            into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, needle, stack, needle, stack, 1_000_000));
            OperationStats operation = into.operation(new OperationKey(needle, needle));
            Histogram histogram = new Histogram(2);
            histogram.recordValue(1_000);
            operation.addCounts(1, 1, 1, 0);
            operation.addTimes(1_000, 1_000, histogram);
            into.warn(needle, needle);
            into.environment("about " + Needles.ALL.indexOf(needle), needle);
        }
        return into.build();
    }

    /** A hundred thousand nodes and more, as a service with many kinds of requests has them. */
    static Recording wide() {
        RecordingBuilder into = new RecordingBuilder("wide.jfr");
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            List<Frame> frames = new ArrayList<>();
            for (int depth = 0; depth < 30; depth++) {
                int choice = depth < 22 ? random.nextInt(2) * random.nextInt(2) : random.nextInt(8);
                frames.add(Frame.java("com.example.service.layer" + depth + ".Handler" + choice + ".handleRequest"));
            }
            into.sample(Measure.CPU, "worker", new Stack(frames), 10_000_000 + random.nextInt(1000), 1);
        }
        return into.build();
    }
}
