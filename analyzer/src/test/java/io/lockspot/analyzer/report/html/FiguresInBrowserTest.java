package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Units;
import io.lockspot.flamegraphs.CallTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the page says is what the text and the JSON of the same report say. */
class FiguresInBrowserTest extends ReportBrowserTest {

    @Test
    void figures_readAsInTheTextReport() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        Random random = new Random(17);
        List<Double> values = new ArrayList<>(List.of(0.0, 0.5, 1.5, 999.5, 999_500.0, 1e3, 99_950.0, 1.005, 2.675));
        for (int i = 0; i < 2_000; i++) {
            values.add(Math.exp(random.nextDouble() * 33));
            values.add((double) Math.round(Math.exp(random.nextDouble() * 33)));
        }
        String numbers = values.stream().map(String::valueOf).collect(Collectors.joining(","));
        assertThat(browser.evaluate("[" + numbers + "].map(duration).join('|')"))
                .isEqualTo(values.stream().map(Units::duration).collect(Collectors.joining("|")));
        assertThat(browser.evaluate("[" + numbers + "].map(rate).join('|')"))
                .isEqualTo(values.stream().map(Units::perSecond).collect(Collectors.joining("|")));
        List<Double> shares = random.doubles(2_000, 0.005, 100).boxed().toList();
        assertThat(browser.evaluate("["
                        + shares.stream().map(String::valueOf).collect(Collectors.joining(","))
                        + "].map(percentText).join('|')"))
                .isEqualTo(shares.stream().map(Units::share).collect(Collectors.joining("|")));
        for (Measure measure : Measure.values()) {
            assertThat(browser.evaluate("noun('" + measure.id() + "')")).isEqualTo(Units.noun(measure));
        }
    }

    @Test
    void theTableOfOperations_saysWhatTheJsonHas() throws Exception {
        Report.Page report = PageKit.report(Stories.closestorm());
        open(report);
        assertThat(cells("#operations thead tr"))
                .isEqualTo("operation|implementation|count|per s|errors|still registered|mean|lock wait|p50|p90|p99"
                        + "|p99.9|longest|total");
        List<String> expected = new ArrayList<>();
        for (JsonNode o : PageKit.json(report).get("operations")) {
            double each = o.get("count").asDouble();
            String lockWait = o.get("lockWaitTime").asLong() == 0
                    ? "\u2013"
                    : Units.duration(o.get("lockWaitTime").asDouble() / each);
            expected.add(String.join(
                    "|",
                    o.get("operation").asString(),
                    o.get("implementation").asString(),
                    Units.count(each),
                    Units.perSecond(o.get("perSecond").asDouble()),
                    Units.count(o.get("errors").asDouble()),
                    Units.count(o.get("stillRegistered").asDouble()),
                    Units.duration(o.get("totalTime").asDouble() / each),
                    lockWait,
                    Units.duration(o.get("p50").asDouble()),
                    Units.duration(o.get("p90").asDouble()),
                    Units.duration(o.get("p99").asDouble()),
                    Units.duration(o.get("p999").asDouble()),
                    Units.duration(o.get("max").asDouble()),
                    Units.duration(o.get("totalTime").asDouble())));
        }
        assertThat(cells("#operations tbody tr").split("\n")).containsExactlyElementsOf(expected);
    }

    @Test
    void distributions_areDrawnWithTheirQuantiles() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        assertThat(browser.evaluate(
                        "document.querySelectorAll('#operations figure svg')[1].getAttribute('aria-label')"))
                .isEqualTo("close, jdk-nio: p50 14.0 \u00b5s, p99 42.2 \u00b5s, longest 131 ms");
        assertThat(browser.evaluate(
                        "String(document.querySelectorAll('#operations figure')[1].querySelectorAll('rect').length)"))
                .isEqualTo("3");
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('#operations figure')[1]"
                        + ".querySelectorAll('rect')).map(r => r.getBBox()).every(b => b.width > 0 && b.height > 1)"
                        + " + ''"))
                .isEqualTo("true");
    }

    @Test
    void theTree_saysTheSharesOfEveryNode() throws Exception {
        Report.Page report = PageKit.report(Stories.epmutex());
        open(report);
        browser.evaluate("profile.grid.folds.unfoldBranch(0), profile.grid.onPaper = true, profile.grid.layout()");
        String lines = browser.evaluate("Array.from(document.querySelectorAll('#tree-rows .line'), line =>"
                + " ['.total', '.self', '.name .package', '.name .function'].map(c =>"
                + " line.querySelector(c).textContent).join('|')).join('\\n')");
        assertThat(lines.replace("|", " ").split("\n"))
                .containsExactlyElementsOf(
                        lines(report.explanation().breakdown().orElseThrow()));
    }

    @Test
    void howTimeIsSpent_isSaidInWordsAndDrawnInProportion() throws Exception {
        Report.Page report = PageKit.report(Stories.epmutex());
        open(report);
        JsonNode spent = PageKit.json(report).get("spent").get(0);
        for (String way : List.of("running", "spinning")) {
            double share = 100.0 * spent.get(way).asLong() / spent.get("total").asLong();
            assertThat(text("spent")).contains(Units.roundShare(share) + " " + way);
            double drawn = Double.parseDouble(browser.evaluate("String(100 * document.querySelector('#spent .stack ."
                    + way + "').offsetWidth / document.querySelector('#spent .stack').offsetWidth)"));
            assertThat(drawn).isCloseTo(share, within(1.0));
        }
    }

    @Test
    void aBreakdownPerOperation_saysWhatEachCosts() throws Exception {
        Recording recording = Stories.closestorm();
        Breakdown shares = Breakdown.of(recording, Measure.LOCK_WAIT, Selection.ALL);
        Breakdown perClose = shares.per(new Per.Operation("close", "jdk-nio", 32_000));
        open(new Report.OfBreakdown(new Report.Origin(recording.infos(), List.of()), perClose, Report.Cut.NONE));
        assertThat(text("tree-head")).contains("per close");
        assertThat(text("note")).contains("17.5 \u00b5s per close");
        assertThat(browser.evaluate("document.querySelector('.line .weight').textContent"))
                .isEqualTo("17.5 \u00b5s");
    }

    @Test
    void waits_areDrawnFromWaiterToOwner() throws Exception {
        Report.Page report = PageKit.report(Stories.closestorm());
        open(report);
        List<String> expected = new ArrayList<>();
        for (JsonNode edge : PageKit.json(report).get("waitGraph")) {
            expected.add(String.join(
                    "|",
                    edge.get("waiter").asString("not recorded"),
                    edge.get("lock").asString(),
                    edge.get("owner").asString("not recorded"),
                    Units.count(edge.get("waits").asDouble()),
                    Units.duration(edge.get("waitTime").asDouble())));
        }
        assertThat(expected).contains("selector|SelectorImpl.cancelledKeys|not recorded|1|16.0 ms");
        assertThat(cells("#waits tbody tr").split("\n")).containsExactlyElementsOf(expected);
        assertThat(browser.evaluate("String(document.querySelectorAll('#waits path').length)"))
                .as("three from waiters to locks, four from locks to owners")
                .isEqualTo("7");
    }

    @Test
    void anOwnerThatIsInferred_saysSo() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        browser.evaluate("byId('waits').replaceChildren()");
        browser.evaluate("showWaits({waitGraph: [{waiter: 'closer-*', lock: 'L', owner: 'selector', inferred: false,"
                + " waits: 4, waitTime: 8000}, {waiter: 'closer-*', lock: 'L', owner: null, inferred: true,"
                + " waits: 1, waitTime: 1000}]})");
        assertThat(cells("#waits tbody tr"))
                .isEqualTo("closer-*|L|selector|4|8.0 \u00b5s\ncloser-*|L|not recorded (by order)|1|1.0 \u00b5s");
    }

    /** The tree as the page is to show it: share, self share, name. */
    private static List<String> lines(Breakdown breakdown) {
        List<String> lines = new ArrayList<>();
        Deque<CallTree.Node> open = new ArrayDeque<>();
        open.push(breakdown.tree().root());
        while (!open.isEmpty()) {
            CallTree.Node node = open.pop();
            String self = node.self() == 0 ? "" : Units.share(breakdown.share(node.self()));
            String name = node.frame().label();
            int type = name.lastIndexOf('.', Math.max(name.lastIndexOf('.') - 1, 0)) + 1;
            lines.add(Units.share(breakdown.share(node.total())) + " " + self + " " + name.substring(0, type) + " "
                    + name.substring(type));
            List<CallTree.Node> children = node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return lines;
    }
}
