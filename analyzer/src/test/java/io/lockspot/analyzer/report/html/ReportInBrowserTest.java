package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.report.Report;
import io.lockspot.testkit.Needles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as its readers have it, in a browser. */
class ReportInBrowserTest extends ReportBrowserTest {

    @Test
    void thePage_opensWithTheHeadlineAndAsksForNothingElse() throws Exception {
        Report.Page report = PageKit.report(Stories.closestorm());
        Path file = open(report);
        assertThat(text("headline"))
                .isEqualTo(PageKit.json(report).get("headline").asString());
        assertThat(text("facts"))
                .contains("closestorm.jfr", "4711 storm.Server", "10.00 s", "kernel 6.18.5", "Java 17.0.15", "2 CPUs");
        assertThat(browser.evaluate("Array.from(byId('places').children, a => a.textContent).join('|')"))
                .isEqualTo(
                        "Known signatures|How time is spent|Operations|Locks|Who waits for whom|Breakdown|Flame graph"
                                + "|Recordings and environment");
        assertThat(browser.requests()).containsOnly(file.toUri().toString());
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
    void pathsThatThePageDoesNotHave_areSaid() throws Exception {
        open(PageKit.report(PageKit.twelvePaths()));
        assertThat(text("locks")).contains("app.Cache.get12", "app.Cache.get5", "12.82%", "… 4 more");
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
        assertThat(browser.evaluate("String(document.scripts.length)")).isEqualTo("5");
        assertThat(browser.evaluate("String(document.querySelectorAll('img, body style, iframe, svg[onload]').length)"))
                .isEqualTo("0");
        assertThat(browser.evaluate("String(document.querySelectorAll('#locks .unfold').length)"))
                .isEqualTo(String.valueOf(Needles.ALL.size()));
        assertThat(text("locks")).contains("<img src=x onerror=window.needle=1>", "\\x1b]0;title\\x07", "\\u202eright");
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
