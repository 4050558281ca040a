package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.EpollCalls;
import io.lockspot.analyzer.explain.FlatBreakdown;
import io.lockspot.analyzer.explain.Locks;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.explain.Waiting;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.report.Report;
import io.lockspot.testkit.Needles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlWriterTest {

    @Test
    void thePage_holdsTheVeryDocumentThatJsonReadersGet() throws IOException {
        Report.Page report = PageKit.report(Stories.closestorm());
        JsonNode inPage = PageKit.data(PageKit.html(report), "report");
        JsonNode document = PageKit.json(report);
        for (String key : document.propertyNames()) {
            if (!key.equals("breakdown")) {
                assertThat(inPage.get(key)).as(key).isEqualTo(document.get(key));
            }
        }
        assertThat(inPage.get("breakdown").get("total"))
                .isEqualTo(document.get("breakdown").get("total"));
        assertThat(inPage.get("breakdown").get("tree").get("children")).isEmpty();
    }

    @Test
    void ofALocksPaths_theHeaviestAreInThePage_andTheRestIsCounted() throws IOException {
        Report.Page report = PageKit.report(PageKit.twelvePaths());

        JsonNode inPage =
                PageKit.data(PageKit.html(report), "report").get("locks").get(0);

        assertThat(inPage.get("waiters")
                        .valueStream()
                        .map(w -> w.get("waitTime").asLong()))
                .hasSize(8)
                .startsWith(12_000_000L)
                .endsWith(5_000_000L);
        assertThat(inPage.get("moreWaiters").toString()).isEqualTo("{\"count\":4,\"total\":10000000}");
        JsonNode all = PageKit.json(report).get("locks").get(0);
        assertThat(all.get("waiters")).hasSize(12);
        assertThat(all.has("moreWaiters")).isFalse();
    }

    @Test
    void ofWhoWaitsForWhom_theLongestAreInThePage_andTheRestIsCounted() throws IOException {
        Report.Page report = PageKit.report(PageKit.fiftyWaiters());

        JsonNode inPage = PageKit.data(PageKit.html(report), "report");

        assertThat(inPage.get("waitGraph")).hasSize(40);
        assertThat(inPage.get("waitGraph").get(0).get("waitTime").asLong()).isEqualTo(50_000_000);
        assertThat(inPage.get("moreEdges").toString()).isEqualTo("{\"count\":10,\"total\":55000000}");
        JsonNode all = PageKit.json(report);
        assertThat(all.get("waitGraph")).hasSize(50);
        assertThat(all.has("moreEdges")).isFalse();
    }

    @Test
    void allMeasures_areInThePage_thatOfTheReportFirst() throws IOException {
        RecordingBuilder both = Stories.closestormBuilder("both.jfr");
        both.sample(Measure.CPU, "main", Stories.CANCEL, 4_000_000, 1);
        JsonNode trees = PageKit.data(PageKit.html(PageKit.report(both.build())), "trees");
        assertThat(trees.get("trees").valueStream().map(t -> t.get("name").asString()))
                .containsExactly("cpu", "lock-wait");
    }

    @Test
    void aSelection_keepsTheWholeAsItsHundredPercent() throws IOException {
        Recording recording = Stories.epmutex();
        Selection below =
                new Selection(List.of(Pattern.compile("eventpoll")), List.of(), Optional.empty(), false, false);
        Breakdown breakdown = Breakdown.of(recording, Measure.CPU, below);
        JsonNode tree = PageKit.data(
                        PageKit.html(new Report.OfBreakdown(origin(recording), breakdown, Report.Cut.NONE)), "trees")
                .get("trees")
                .get(0);
        assertThat(tree.get("whole").asLong())
                .isEqualTo(breakdown.whole())
                .isGreaterThan(breakdown.tree().total());
        assertThat(tree.get("note").asString()).contains("selected: 61.00%");
    }

    @Test
    void otherReports_makePagesOfWhatTheyHave() throws IOException {
        Recording recording = Stories.closestorm();
        JsonNode locks = PageKit.data(
                PageKit.html(new Report.OfLocks(origin(recording), Locks.of(recording), Waiting.of(recording))),
                "report");
        assertThat(locks.get("schema").asString()).isEqualTo("lockspot.locks/1");
        JsonNode operations = PageKit.data(
                PageKit.html(
                        new Report.OfOperations(origin(recording), Operations.of(recording), EpollCalls.of(recording))),
                "report");
        assertThat(operations.get("operations")).hasSize(3);
        FlatBreakdown functions = FlatBreakdown.of(recording, Measure.LOCK_WAIT, Selection.ALL);
        String page = PageKit.html(new Report.OfFunctions(origin(recording), functions, Report.Cut.NONE));
        assertThat(PageKit.data(page, "trees").get("trees")).hasSize(1);
    }

    @Test
    void everyNeedle_survivesAsDataAndChangesNothingElse() throws IOException {
        String html = PageKit.html(PageKit.report(PageKit.needles()));
        String plain = PageKit.html(PageKit.report(Stories.closestorm()));
        assertThat(structure(html)).isEqualTo(structure(plain));
        assertThat(html.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);

        List<String> locks = new ArrayList<>();
        PageKit.data(html, "report")
                .get("locks")
                .forEach(lock -> locks.add(lock.get("name").asString()));
        List<String> frames = new ArrayList<>();
        PageKit.data(html, "trees").get("names").forEach(name -> frames.add(name.asString()));
        assertThat(locks).containsAll(Needles.ALL);
        assertThat(frames).containsAll(Needles.ALL);
    }

    @Test
    void thePage_refersToNothingOutsideItself() throws IOException {
        String html = PageKit.html(PageKit.report(Stories.closestorm()));
        assertThat(html).doesNotContain("https:", "@import", "url(", " src=", "<link", " style=", "onclick");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
        assertThat(html).contains("default-src 'none'; script-src 'sha256-", "style-src 'sha256-");
    }

    @Test
    void theScript_buildsItsDocumentByTextAlone() throws IOException {
        assertThat(PageKit.html(PageKit.report(Stories.closestorm())))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    @Test
    void aHundredThousandNodes_areLessThanFourMegabytes() throws IOException {
        Report.Page report = PageKit.report(PageKit.wide());
        String html = PageKit.html(report);
        assertThat(PageKit.data(html, "trees").get("trees").get(0).get("frame").size())
                .isGreaterThan(100_000);
        assertThat(html.length()).isLessThan(4_000_000);
    }

    private static Report.Origin origin(Recording recording) {
        return new Report.Origin(recording.infos(), recording.warnings());
    }

    /** The page without what may differ: the title and the data. */
    private static String structure(String html) {
        return html.replaceFirst("(?s)<title>[^<]*</title>", "")
                .replaceAll("(?s)(<script type=\"application/[^\"]*\" id=\"(?:report|trees)\">)[^<]*</script>", "$1");
    }
}
