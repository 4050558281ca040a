package io.lockspot.flamegraphs;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What readers do with the page: move, zoom, search, switch. */
class WalkInBrowserTest extends FlameGraphBrowserTest {

    @Test
    void keys_moveZoomAndReset() throws Exception {
        open(closeStorm(), "");
        browser.press("ArrowDown", "ArrowDown", "ArrowDown");
        assertThat(text("details"))
                .startsWith("__fput_[k]")
                .contains("total 7.00 s", "of caller 77.78%", "self 2.00 s");
        browser.press("Enter");
        assertThat(text("crumbs")).isEqualTo("allStorm.closeAll__close__fput");
        assertThat(text("legend")).contains("kernel 100.00%", "locks 71.43%");
        browser.press("ArrowDown");
        assertThat(text("details")).startsWith("osq_lock_[k]");
        browser.press("ArrowUp", "ArrowUp", "Backspace");
        assertThat(text("crumbs")).isEqualTo("allStorm.closeAll__close");
        browser.press("Escape");
        assertThat(text("crumbs")).isEqualTo("all");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void neighbours_areReachedToTheLeftAndRight() throws Exception {
        open(closeStorm(), "");
        browser.press("ArrowDown", "ArrowDown", "ArrowRight");
        assertThat(text("details")).startsWith("example.Storm.count");
        browser.press("ArrowRight");
        assertThat(text("details")).startsWith("example.Storm.count");
        browser.press("ArrowLeft");
        assertThat(text("details")).startsWith("__close");
    }

    @Test
    void search_saysTheShareOfTheOutermostMatches() throws Exception {
        open(closeStorm(), "");
        browser.press("/", "o", "s", "q");
        assertThat(text("matched")).isEqualTo("50.00% matched \u00b7 5.00 s \u00b7 1 place");
        browser.press("Enter");
        assertThat(text("details")).startsWith("osq_lock_[k]");
        browser.press("Escape");
        assertThat(text("matched")).isEmpty();
        browser.pressControl("f");
        browser.press("x", "q", "z");
        assertThat(text("matched")).isEqualTo("0.00% matched \u00b7 0 ns \u00b7 0 places");
    }

    @Test
    void aLargeTree_isSearchedByItsIndexAsByWalking() throws Exception {
        CallTree tree = new CallTree();
        for (int i = 0; i < 30_000; i++) {
            tree.add(
                    List.of(Frame.java("a.B.m" + i % 300), Frame.kernel("f" + i % 70), Frame.java("a.C.n" + i)),
                    1 + i % 5);
        }
        open(FlameGraph.page("large").add("n", "samples", tree), "");
        browser.waitUntil("page.main.tree.index !== null && page.idle.work.length === 0");
        assertThat(browser.evaluate("""
                (() => {
                  const {tree} = page.main, {index} = tree;
                  const ask = (text, within) => {
                    const marked = matchingFrames(page.frames, text, false);
                    const known = tree.outermost(marked, within).join();
                    tree.index = null;
                    const walked = tree.outermost(marked, within).join();
                    tree.index = index;
                    return known === walked ? walked.split(',').length : text;
                  };
                  return ['m7', 'f3_', 'n299', 'B.m299', 'C.n1'].map(text => [ask(text, 0), ask(text, tree.rows[1][9])]).join(' ');
                })()""")).matches("[\\d ,]+");
        browser.evaluate("page.search('n2999', false)");
        browser.nextFrame();
        // Each of them is a pixel, or shares one, and is seen.
        assertThat(browser.evaluate("""
                (() => {
                  const {main} = page;
                  const shades = [0, 1, 2].map(shade => bytes(page.colours.fills.get('java' + shade).plain).join());
                  return [...main.hits].map(node => {
                    const {left, top} = main.box(node);
                    return shades.includes(main.ink.getImageData(Math.floor(left), top + 9, 1, 1).data.slice(0, 3).join());
                  }).join();
                })()""")).isEqualTo("true,true,true,true,true,true,true,true,true,true,true");
    }

    @Test
    void search_readsRegularExpressionsAndSaysWhichItCannot() throws Exception {
        open(closeStorm(), "#search=%5E__(close%7Cfput)&regex=1");
        assertThat(text("matched")).isEqualTo("90.00% matched \u00b7 9.00 s \u00b7 1 place");
        open(closeStorm(), "#search=(&regex=1");
        assertThat(text("matched")).isEqualTo("not a regular expression: (");
        browser.press("r");
        assertThat(text("matched")).startsWith("0.00% matched");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aClick_zoomsAndTheTooltipSaysWhatIsThere() throws Exception {
        open(closeStorm(), "");
        int top = Integer.parseInt(browser.evaluate("String(Math.round(byId('canvas').getBoundingClientRect().top))"));
        browser.mouse("mouseMoved", 100, top + 3 * 21 + 5);
        assertThat(text("tooltip"))
                .startsWith("__fput_[k]")
                .contains("kernel", "7.00 s \u00b7 70.00% of all", "2.00 s \u00b7 20.00% of all", "77.78%");
        browser.click(100, top + 3 * 21 + 5);
        assertThat(text("crumbs")).endsWith("__fput");
    }

    @Test
    void theTooltip_saysWhatAFunctionCostsInAllItsPlaces() throws Exception {
        CallTree tree = new CallTree();
        Frame often = Frame.java("a.B.often");
        tree.add(List.of(Frame.java("a.B.one"), often, often), 5);
        tree.add(List.of(Frame.java("a.B.other"), often), 3);
        tree.add(List.of(Frame.java("a.B.once")), 2);
        open(FlameGraph.page("places").add("cpu", "samples", tree), "");
        String facts = "facts(page.main.tree, page.frames, %d, false).map(fact => fact.join(' ')).join()";
        assertThat(browser.evaluate(facts.formatted(2))).contains("in all its places 8 samples \u00b7 80.00% of all");
        assertThat(browser.evaluate(facts.formatted(1))).doesNotContain("places");
    }

    @Test
    void theMeasureSwitch_staysOnThePath() throws Exception {
        CallTree wait = new CallTree();
        wait.add(List.of(Frame.java("example.Storm.closeAll"), Frame.nativeCode("__close")), 3);
        wait.add(List.of(Frame.java("other")), 5);
        open(closeStorm().add("waits", "samples", wait), "#zoom=__fput");
        assertThat(text("measures")).isEqualTo("cpu 10.00 swaits 8 samples");
        browser.press("m");
        assertThat(text("crumbs")).isEqualTo("allStorm.closeAll__close");
        assertThat(text("details")).contains("total 3 samples", "37.50% of all");
    }

    @Test
    void theLayout_turnsFromIcicleToFlame() throws Exception {
        open(closeStorm(), "#layout=flame");
        int rows = Integer.parseInt(browser.evaluate("String(Math.floor(page.picture.height))"));
        assertThat(browser.evaluate("String(page.frames.names[page.tree.frame[page.picture.nodeAt(5, "
                        + (rows - 4 * 21 + 9) + ")]])"))
                .isEqualTo("__fput");
        browser.press("ArrowUp");
        assertThat(text("details")).startsWith("example.Storm.closeAll");
        browser.press("f", "ArrowUp");
        assertThat(text("details")).startsWith("all");
    }

    @Test
    void theList_showsFunctionsOncePerStack() throws Exception {
        CallTree tree = new CallTree();
        Frame recursive = Frame.java("a.B.again");
        tree.add(List.of(recursive, Frame.java("a.B.other"), recursive), 4);
        open(FlameGraph.page("list").add("n", "samples", tree), "#view=list");
        assertThat(text("functions")).contains("100.00%4 samples100.00%4 samplesJavaa.B.again");
        assertThat(text("functions")).contains("0.00%0 samples100.00%4 samplesJavaa.B.other");
    }

    @Test
    void help_opensAndCloses() throws Exception {
        open(closeStorm(), "");
        browser.press("?");
        assertThat(browser.evaluate("String(byId('keys').open)")).isEqualTo("true");
        browser.evaluate("byId('keys').querySelector('form button').click()");
        assertThat(browser.evaluate("String(byId('keys').open)")).isEqualTo("false");
    }
}
