package io.lockspot.analyzer.report;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.EpollCalls;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.Locks;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.explain.Waiting;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.report.Report.Cut;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class JsonWriterTest {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1_000_000)
                            .build())
                    .build())
            .build();

    private static JsonNode json(Report report) throws IOException {
        StringWriter out = new StringWriter();
        JsonWriter.write(report, out);
        return MAPPER.readTree(out.toString());
    }

    private static Report.Origin origin(Recording recording) {
        return new Report.Origin(recording.infos(), recording.warnings());
    }

    private static JsonNode breakdown(Recording recording, Cut cut) throws IOException {
        Breakdown breakdown = Breakdown.of(recording, Measure.CPU, Selection.ALL);
        return json(new Report.OfBreakdown(origin(recording), breakdown, cut));
    }

    /** Walks all nodes; gives the number of nodes. */
    private static int checkTotals(JsonNode tree) {
        int nodes = 0;
        Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            nodes++;
            long children = 0;
            for (JsonNode child : node.get("children")) {
                children += child.get("total").longValue();
                open.push(child);
            }
            long folded = node.has("folded") ? node.get("folded").get("total").longValue() : 0;
            assertThat(children + folded + node.get("self").longValue())
                    .isEqualTo(node.get("total").longValue());
        }
        return nodes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tree_addsUp_wholeOrCut(long seed) throws IOException {
        Recording recording = Stories.random(seed);
        JsonNode whole = breakdown(recording, Cut.NONE);
        JsonNode cut = breakdown(recording, new Cut(OptionalDouble.of(5), OptionalInt.of(4)));
        assertThat(whole.get("tree").get("total")).isEqualTo(whole.get("total"));
        assertThat(whole.toString()).doesNotContain("folded");
        assertThat(checkTotals(cut.get("tree"))).isLessThanOrEqualTo(checkTotals(whole.get("tree")));
        assertThat(cut.get("total")).isEqualTo(whole.get("total"));
    }

    @Test
    void tree_ofTwentyThousandFrames_isWritten() throws IOException {
        RecordingBuilder into = new RecordingBuilder("deep");
        List<Frame> frames =
                IntStream.range(0, 20_000).mapToObj(i -> Frame.java("f" + i)).toList();
        into.sample(Measure.CPU, "", new Stack(frames), 1, 1);
        JsonNode tree = breakdown(into.build(), Cut.NONE).get("tree");
        assertThat(checkTotals(tree)).isEqualTo(20_001);
    }

    @Test
    void header_namesSchemaRecordingsAndWarnings() throws IOException {
        RecordingBuilder into = Stories.closestormBuilder("r.jfr");
        into.incomplete("cut off");
        JsonNode document =
                json(new Report.OfLocks(origin(into.build()), Locks.of(into.build()), Waiting.of(into.build())));
        assertThat(document.get("schema").stringValue()).isEqualTo("lockspot.locks/1");
        JsonNode recording = document.get("recordings").get(0);
        assertThat(recording.get("file").stringValue()).isEqualTo("r.jfr");
        assertThat(recording.get("duration").longValue()).isEqualTo(10_000_000_000L);
        assertThat(recording.get("complete").booleanValue()).isFalse();
        assertThat(document.get("warnings").get(0).get("code").stringValue()).isEqualTo("incomplete");
    }

    @Test
    void absentValues_areNull() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        into.operation(Stories.CLOSE).addCounts(1, 0, 0, 0);
        Recording recording = into.build();
        JsonNode document =
                json(new Report.OfOperations(origin(recording), Operations.of(recording), EpollCalls.of(recording)));
        assertThat(document.get("recordings").get(0).get("duration").isNull()).isTrue();
        assertThat(document.get("recordings").get(0).get("process").isNull()).isTrue();
        assertThat(document.get("operations").get(0).get("perSecond").isNull()).isTrue();
        assertThat(document.get("operations").get(0).get("delay").isNull()).isTrue();
    }

    @Test
    void locks_carryPathsWithKinds_andOwners() throws IOException {
        Recording recording = Stories.closestorm();
        JsonNode lock = json(new Report.OfLocks(origin(recording), Locks.of(recording), Waiting.of(recording)))
                .get("locks")
                .get(0);
        assertThat(lock.get("name").stringValue()).isEqualTo("SelectorImpl.cancelledKeys");
        assertThat(lock.get("waitTime").longValue()).isEqualTo(560_000_000);
        JsonNode path = lock.get("waiters").get(0).get("path");
        assertThat(path.get(path.size() - 1).get("name").stringValue()).isEqualTo("sun.nio.ch.SelectorImpl.cancel");
        assertThat(path.get(0).get("kind").stringValue()).isEqualTo("java");
        assertThat(lock.get("owners").get(0).get("thread").stringValue()).isEqualTo("selector");
        assertThat(lock.get("owners").get(2).get("thread").isNull()).isTrue();
    }

    @Test
    void page_hasAllOfIt() throws IOException {
        Recording recording = Stories.epmutex();
        JsonNode page = json(new Report.Page(origin(recording), Explanation.of(recording, Optional.empty()), Cut.NONE));
        assertThat(page.get("schema").stringValue()).isEqualTo("lockspot.report/1");
        assertThat(page.get("headline").stringValue()).contains("eventpoll_release_file");
        assertThat(page.get("operations").isArray()).isTrue();
        assertThat(page.get("locks").isArray()).isTrue();
        checkTotals(page.get("breakdown").get("tree"));
        JsonNode signature = page.get("signatures").get(0);
        assertThat(signature.get("share").doubleValue()).isEqualTo(57);
        assertThat(signature.get("evidence").get(0).get("kind").stringValue()).isEqualTo("kernel");
        assertThat(signature.get("bound").doubleValue()).isEqualTo(1000.0 / 330, offset(1e-9));
        assertThat(signature.get("boundOf").stringValue()).isEqualTo("connections");
        assertThat(signature.get("fixed").get(0).get("what").stringValue()).isEqualTo("Linux");
    }

    @Test
    void hostileNames_surviveTheRoundTrip() throws IOException {
        Recording recording = Stories.hostile();
        JsonNode lock = json(new Report.OfLocks(origin(recording), Locks.of(recording), Waiting.of(recording)))
                .get("locks")
                .get(0);
        assertThat(lock.get("name").stringValue()).isEqualTo("a\u009b2Jlock");
        assertThat(lock.get("waiters").get(0).get("path").get(0).get("name").stringValue())
                .isEqualTo("a.B\u001b[2J.c");
    }
}
