package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The breakdown as a tree that folds, and the flame graph beside it. */
class BreakdownInBrowserTest extends ReportBrowserTest {

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
    void unitsAndPoolsOfThreads_areSwitchesOfTheReport() throws Exception {
        RecordingBuilder both = Stories.closestormBuilder("both.jfr");
        both.sample(Measure.CPU, "closer-1", Stories.java("storm.Server.close"), 3_000_000, 1);
        both.sample(Measure.CPU, "closer-2", Stories.java("storm.Server.close"), 3_000_000, 1);
        both.sample(Measure.CPU, "selector", Stories.java("storm.Server.select"), 3_000_000, 1);
        open(PageKit.report(both.build()));
        assertThat(browser.evaluate("Array.from(byId('per').options, o => o.textContent).join('|')"))
                .startsWith("time|samples|per second|per close");
        assertThat(text("tree-rows")).contains("Server.close").doesNotContain("closer");
        browser.evaluate("document.activeElement.blur()");
        browser.press("p");
        assertThat(browser.evaluate("byId('threads').getAttribute('aria-pressed')"))
                .isEqualTo("true");
        assertThat(text("tree-rows")).contains("closer-#", "selector", "66.67%");
        browser.press("u");
        assertThat(text("details")).contains("3 samples");
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
    void filtersAndTheInvertedTree_areOfTheTreeAndOfThePicture() throws Exception {
        open(PageKit.report(Stories.epmutex()));
        browser.evaluate("document.activeElement.blur()");
        browser.press("e", "Enter");
        assertThat(text("steps")).startsWith("from ");
        browser.evaluate("byId('tree').focus()");
        browser.press("Home", "ArrowDown");
        assertThat(activeLine())
                .contains("close")
                .contains(browser.evaluate("profile.frames.labels[profile.tree.frame[1]]"));
        browser.press("i", "Home", "ArrowDown");
        assertThat(activeLine()).contains("osq_lock_[k]");
        browser.evaluate("profile.sandwich(profile.tree.frame[1])");
        assertThat(text("crumbs")).isEqualTo("osq_lock");
        browser.press("z", "z", "z");
        browser.waitUntil("profile.state.steps.length === 0");
        assertThat(text("steps")).isEmpty();
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

    /** What a screen reader is told: the row that the grid names as its active one. */
    private static String activeLine() throws Exception {
        return browser.evaluate("byId(byId('tree').getAttribute('aria-activedescendant')).textContent");
    }
}
