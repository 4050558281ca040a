package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Units;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.testkit.Browser;
import io.lockspot.testkit.Needles;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as its readers have it, in a browser. */
class ReportInBrowserTest {

    private static Browser browser;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = Browser.startOrSkip();
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void plainScreen() throws Exception {
        browser.resize(1400, 900);
        browser.prefer("light");
    }

    @AfterEach
    void nothingWentWrong() throws Exception {
        assertThat(text("failure")).isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void thePage_opensWithTheHeadlineAndAsksForNothingElse() throws Exception {
        Report.Page report = PageKit.report(Stories.closestorm());
        Path file = open(report);
        assertThat(text("headline"))
                .isEqualTo(PageKit.json(report).get("headline").asString());
        assertThat(text("facts"))
                .contains("closestorm.jfr", "4711 storm.Server", "10.00 s", "kernel 6.18.5", "Java 17.0.15", "2 CPUs");
        assertThat(browser.evaluate("Array.from(byId('places').children, a => a.textContent).join('|')"))
                .isEqualTo("Known locks|How time is spent|Operations|Locks|Who waits for whom|Breakdown|Flame graph"
                        + "|Recordings and environment");
        assertThat(browser.requests()).containsOnly(file.toUri().toString());
    }

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
                        + ".querySelectorAll('rect')).map(r => r.getBBox()).every(b => b.width > 0 && b.height >= 1.5)"
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
    void theTree_foldsByKeyboard() throws Exception {
        open(PageKit.report(Stories.epmutex()));
        browser.evaluate("byId('tree').focus()");
        int all = lineCount();
        browser.press("ArrowLeft");
        assertThat(lineCount()).isEqualTo(1);
        assertThat(activeLine()).contains("all").contains("100.00%");
        browser.press("ArrowRight", "ArrowRight");
        assertThat(activeLine()).contains("app.Server.closeConnection").contains("76.50%");
        assertThat(lineCount()).isEqualTo(all);
        browser.press("ArrowLeft", "ArrowDown");
        assertThat(activeLine()).contains("app.Server.accept");
        browser.press("ArrowLeft", "ArrowLeft");
        assertThat(activeLine()).contains("all");
        browser.press("h");
        assertThat(activeLine()).contains("osq_lock_[k]").contains("50.00%");
        browser.press("Home", "End");
        assertThat(activeLine()).contains("do_idle_[k]");
        browser.press("0");
        assertThat(lineCount()).isEqualTo(all);
    }

    @Test
    void lightBranches_standTogetherUntilTheyAreAskedFor() throws Exception {
        RecordingBuilder into = new RecordingBuilder("many.jfr");
        into.sample(Measure.CPU, "t", Stories.java("a.B.run", "a.B.heavy"), 1_000_000_000, 100);
        for (int i = 0; i < 40; i++) {
            into.sample(Measure.CPU, "t", Stories.java("a.B.run", "a.B.light" + i), 1_000_000, 1);
        }
        open(PageKit.report(into.build()));
        browser.evaluate("byId('tree').focus()");
        browser.press("End");
        assertThat(activeLine()).contains("\u2026 40 lighter branches").contains("3.85%");
        browser.press("ArrowRight");
        assertThat(activeLine()).contains("a.B.light0");
        assertThat(lineCount()).isEqualTo(43);
    }

    @Test
    void search_unfoldsAndMarksWhatItMeans() throws Exception {
        open(PageKit.report(Stories.epmutex()));
        int before = lineCount();
        browser.evaluate("byId('query').focus()");
        browser.press("d", "p", "u", "t");
        assertThat(text("matched")).isEqualTo("0.50% matched \u00b7 20.0 ms \u00b7 1 place");
        assertThat(activeLine()).contains("dput_[k]");
        assertThat(browser.evaluate("document.querySelector('.line.match .function').textContent"))
                .isEqualTo("dput_[k]");
        browser.press("Escape");
        assertThat(text("matched")).isEmpty();
        assertThat(lineCount()).isBetween(before, before + 4);
        browser.press("/");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("query");
    }

    @Test
    void theMeasure_isSwitchedInTheTreeAndInThePicture() throws Exception {
        RecordingBuilder both = Stories.closestormBuilder("both.jfr");
        both.sample(Measure.CPU, "main", Stories.java("storm.Server.main", "storm.Server.accept"), 4_000_000, 1);
        open(PageKit.report(both.build()));
        assertThat(text("note")).isEqualTo("100% = 4.0 ms of CPU time in 1 sample");
        browser.evaluate("document.activeElement.blur()");
        browser.press("m");
        assertThat(text("note")).isEqualTo("100% = 561 ms of lock wait time in 7 waits");
        assertThat(text("tree-rows")).contains("SelectorImpl.cancelledKeys (monitor)");
        assertThat(text("details")).contains("total 561 ms");
        assertThat(browser.evaluate("document.querySelector('#measures [aria-pressed=true]').textContent"))
                .isEqualTo("lock-wait 561 ms");
    }

    @Test
    void aRowOfTheTree_isShownInTheFlameGraph() throws Exception {
        open(PageKit.report(Stories.epmutex()));
        browser.evaluate("byId('tree').focus()");
        browser.press("h", "g");
        assertThat(text("crumbs")).endsWith("osq_lock");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("canvas");
        browser.press("Backspace");
        assertThat(text("details")).startsWith("__mutex_lock_[k]");
    }

    @Test
    void locks_areSortedByTheirColumnsAndUnfoldToTheirPaths() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        assertThat(text("locks")).contains("97.14%", "sun.nio.ch.SelectorImpl.cancel", "by selector");
        browser.evaluate("document.querySelectorAll('#locks thead button')[0].click()");
        assertThat(browser.evaluate("document.querySelector('#locks th[aria-sort=ascending]').textContent"))
                .startsWith("lock");
        assertThat(browser.evaluate("document.querySelector('#locks tbody th').textContent"))
                .isEqualTo("SelectorImpl.cancelledKeys");
        browser.evaluate("document.querySelectorAll('#locks thead button')[0].click()");
        assertThat(browser.evaluate("document.querySelector('#locks tbody th').textContent"))
                .isEqualTo("java.util.concurrent.ConcurrentHashMap");
        browser.evaluate("document.querySelector('#locks .unfold').focus()");
        browser.press("Enter");
        assertThat(browser.evaluate("document.querySelector('#locks .behind').textContent"))
                .contains("storm.Server.load", "by a thread that was not recorded");
    }

    @Test
    void lightAndDark_followTheSystemUntilTheReaderChooses() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        assertThat(theme()).isEqualTo("light");
        browser.prefer("dark");
        browser.nextFrame();
        assertThat(theme()).isEqualTo("dark");
        browser.evaluate("byId('theme').click()");
        assertThat(theme()).isEqualTo("light");
    }

    @Test
    void textAndGround_differEnoughToBeRead() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        for (String scheme : List.of("light", "dark")) {
            browser.evaluate("setTheme('" + scheme + "')");
            for (String text : List.of("text", "muted", "accent", "failure", "lock")) {
                for (String ground : List.of("ground", "panel")) {
                    assertThat(Double.parseDouble(browser.evaluate(contrast(text, ground))))
                            .as(scheme + ": " + text + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(Double.parseDouble(browser.evaluate(contrast("on-accent", "accent"))))
                    .as(scheme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void aNarrowWindow_needsNoScrollingToTheSide() throws Exception {
        browser.resize(360, 700);
        open(PageKit.report(Stories.closestorm()));
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth <= innerWidth)"))
                .isEqualTo("true");
        open(PageKit.report(PageKit.needles()));
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth <= innerWidth)"))
                .isEqualTo("true");
    }

    @Test
    void everythingThatCanBeUsed_isReachedByTabAndHasAName() throws Exception {
        open(PageKit.report(Stories.closestorm()));
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.className")).isEqualTo("skip");
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('button, input, a, [tabindex=\"0\"]'))"
                        + ".filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
                        + " || e.textContent.trim())).map(e => e.outerHTML).join()"))
                .isEmpty();
        assertThat(browser.evaluate("String(document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])"
                        + ":not([tabindex=\"-1\"])').length)"))
                .isEqualTo("0");
        assertThat(browser.evaluate(
                        "Array.from(document.querySelectorAll('h1, h2, h3, h4'), h => h.tagName[1]).join('')"))
                .startsWith("123")
                .doesNotContain("24", "13");
    }

    @Test
    void noNeedle_runsOrIsLost() throws Exception {
        open(PageKit.report(PageKit.needles()));
        browser.evaluate("document.querySelectorAll('#locks .unfold').forEach(b => b.click())");
        browser.evaluate("byId('tree').focus()");
        browser.press("*", "ArrowDown", "h", "g", "m", "l", "n");
        assertThat(browser.evaluate("typeof window.needle")).isEqualTo("undefined");
        assertThat(browser.evaluate("String(document.scripts.length)")).isEqualTo("3");
        assertThat(browser.evaluate("String(document.querySelectorAll('img, body style, iframe, svg[onload]').length)"))
                .isEqualTo("0");
        assertThat(browser.evaluate("String(document.querySelectorAll('#locks .unfold').length)"))
                .isEqualTo(String.valueOf(Needles.ALL.size()));
        assertThat(text("locks")).contains("<img src=x onerror=window.needle=1>", "\\x1b]0;title\\x07", "\\u202eright");
    }

    @Test
    void aHundredThousandNodes_canBeUsed() throws Exception {
        open(PageKit.report(PageKit.wide()));
        assertThat(Integer.parseInt(browser.evaluate("String(profile.tree.size)")))
                .isGreaterThan(100_000);
        browser.evaluate("byId('tree').focus()");
        browser.press("*");
        assertThat(lineCount()).isGreaterThan(100_000);
        assertThat(Integer.parseInt(browser.evaluate("String(document.querySelectorAll('#tree-rows .line').length)")))
                .isLessThan(200);
        browser.press("End", "Home", "h");
        assertThat(activeLine()).contains("layer29");
    }

    @Test
    void paper_getsTheWholeBreakdownInLight() throws Exception {
        browser.prefer("dark");
        browser.resize(1400, 300);
        open(PageKit.report(Stories.epmutex()));
        browser.evaluate("byId('tree').focus()");
        browser.press("*");
        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(theme()).isEqualTo("light");
        assertThat(browser.evaluate("String(document.querySelectorAll('#tree-rows .line').length)"))
                .isEqualTo(String.valueOf(lineCount()));
        browser.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(theme()).isEqualTo("dark");
    }

    @Test
    void emptyAndPartialRecordings_sayWhatIsMissing() throws Exception {
        open(PageKit.report(new RecordingBuilder("nothing.jfr").build()));
        assertThat(text("content")).contains("nothing was recorded", "No thread was seen waiting for a lock");
        assertThat(browser.evaluate("String(byId('profile').hidden)")).isEqualTo("true");
        browser.press("h", "m", "/", "n", "0");
        RecordingBuilder killed = Stories.closestormBuilder("killed.jfr");
        killed.incomplete("killed.jfr: ends without the agent's last dump; the rest is lost");
        open(PageKit.report(killed.build()));
        assertThat(text("notices")).contains("the rest is lost");
        assertThat(text("recordings")).contains("no: it ends before the run did");
    }

    private Path open(Report report) throws Exception {
        Path file = directory.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            HtmlWriter.write(report, out);
        }
        browser.open(file, "");
        return file;
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

    private static String text(String id) throws Exception {
        return browser.evaluate("byId('" + id + "').textContent");
    }

    private static String cells(String rows) throws Exception {
        return browser.evaluate("Array.from(document.querySelectorAll('" + rows
                + "'), row => Array.from(row.cells, c => c.textContent).join('|')).join('\\n')");
    }

    private static int lineCount() throws Exception {
        return Integer.parseInt(browser.evaluate("String(profile.grid.lines.length)"));
    }

    /** What a screen reader is told: the row that the grid names as its active one. */
    private static String activeLine() throws Exception {
        return browser.evaluate("byId(byId('tree').getAttribute('aria-activedescendant')).textContent");
    }

    private static String theme() throws Exception {
        return browser.evaluate("document.documentElement.dataset.theme");
    }

    private static String contrast(String text, String ground) {
        return String.format(
                Locale.ROOT,
                "(() => { const light = name => { const c = bytes(getComputedStyle(document.documentElement)"
                        + ".getPropertyValue('--' + name).trim()).map(v => v / 255)"
                        + ".map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);"
                        + " return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };"
                        + " const [a, b] = [light('%s'), light('%s')].sort((x, y) => y - x);"
                        + " return String((a + 0.05) / (b + 0.05)); })()",
                text,
                ground);
    }
}
