package io.lockspot.flamegraphs;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the reader did is in the address, can be undone, and can be sent to others; menus and fingers do it too. */
class AddressInBrowserTest extends FlameGraphBrowserTest {

    @Test
    void whatTheSenderSaw_isWhatTheLinkShows() throws Exception {
        FlameGraph page = closeStorm().add("waits", "samples", closeTree());
        open(page, "");
        browser.press("m", "f", "/", "_", "_", "Escape", "ArrowUp", "ArrowUp", "Enter", "e", "ArrowDown", "Enter");
        browser.evaluate("page.search('osq|fput', true), page.trail.push()");
        String link = browser.evaluate("location.hash");
        assertThat(link)
                .isEqualTo("#measure=waits&layout=flame&only=kind%3Alock&zoom=__close&search=osq%7Cfput&regex=1");
        String seen = seen();
        String details = text("details");
        open(page, link);
        assertThat(text("details")).isEqualTo(details);
        assertThat(seen()).isEqualTo(seen).contains("__close");
        assertThat(browser.evaluate("'#' + addressOf(page)")).isEqualTo(link);
    }

    @Test
    void backAndForward_undoAndRedo() throws Exception {
        open(closeStorm(), "");
        String start = seen();
        browser.press("ArrowDown", "ArrowDown", "Enter");
        String zoomed = seen();
        browser.press("i", "3");
        assertThat(browser.evaluate("page.state.view")).isEqualTo("functions");
        browser.press("z");
        browser.waitUntil("page.state.view === 'graph'");
        browser.press("z");
        browser.waitUntil("!page.state.isInverted");
        assertThat(seen()).isEqualTo(zoomed);
        browser.evaluate("history.back()");
        browser.waitUntil("page.picture.zoomed === 0");
        assertThat(seen()).isEqualTo(start);
        assertThat(browser.evaluate("byId('undo').disabled + ' ' + byId('redo').disabled"))
                .isEqualTo("true false");
        browser.evaluate("byId('redo').click()");
        browser.waitUntil("page.picture.zoomed > 0");
        assertThat(seen()).isEqualTo(zoomed);
        browser.evaluate("location.hash = '#view=sandwich&function=__close&without=osq_lock_[k]'");
        browser.waitUntil("page.isSandwich");
        assertThat(text("steps")).isEqualTo("no stacks with osq_lock_[k] \u00d7");
        assertThat(text("details")).contains("total 4.00 s", "80.00% of all");
        browser.evaluate("byId('steps').querySelector('button').click()");
        assertThat(text("details")).contains("total 9.00 s", "90.00% of all");
    }

    @Test
    void anAddressThatMeansNothing_showsTheStart() throws Exception {
        open(
                closeStorm(),
                "#measure=x&view=y&function=z&per=p&zoom=q&zoom.node=99&collapse=w&below=kind:v&above=u&search=%28");
        assertThat(text("crumbs")).isEqualTo("all");
        assertThat(text("steps")).contains("cannot collapse w", "no kind of frame: v");
        assertThat(browser.evaluate("String(page.tree.total[0])")).isEqualTo("10000000000");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theMenuOfAFrame_isOpenedByTheRightButtonAndByKeys() throws Exception {
        open(closeStorm(), "");
        browser.evaluate("(() => { const box = byId('canvas').getBoundingClientRect();"
                + " byId('canvas').dispatchEvent(new MouseEvent('contextmenu', {clientX: box.left + 50,"
                + " clientY: box.top + 3 * 21 + 5, cancelable: true})); })()");
        assertThat(text("menu")).contains("Callers and callees", "Hide this function", "Copy name");
        assertThat(text("details")).startsWith("__fput_[k]");
        browser.press("ArrowDown", "ArrowDown", "ArrowDown", "Enter");
        assertThat(text("steps")).startsWith("only stacks with __fput_[k]");
        assertThat(text("details")).contains("70.00% of all", "of caller 100.00%");
        browser.press(".", "End", "Escape");
        assertThat(browser.evaluate("byId('menu').hidden + document.activeElement.id"))
                .isEqualTo("truecanvas");
        browser.press("z");
        browser.waitUntil("page.state.steps.length === 0");
        browser.evaluate("byId('actions').click()");
        browser.press("ArrowUp", "ArrowUp", "Enter");
        browser.waitUntil("byId('matched').textContent === 'copied'");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aScreenReader_comesToTheTableFirst() throws Exception {
        open(closeStorm(), "");
        browser.evaluate("document.querySelector('button').focus()");
        browser.press("Enter");
        assertThat(browser.evaluate(
                        "document.activeElement.closest('#functions table') && document.activeElement.textContent"))
                .isEqualTo("osq_lock_[k]");
        assertThat(text("functions")).startsWith("5 functions");
        assertThat(
                        browser.evaluate(
                                "Array.from(document.querySelectorAll('button, input, select, canvas, [role=treegrid]'))"
                                        + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim())).map(e => e.outerHTML).join()"))
                .isEmpty();
    }

    @Test
    void aFinger_showsAtTheFirstTapAndZoomsAtTheSecond() throws Exception {
        browser.resize(360, 700);
        open(closeStorm(), "");
        String tap = "(() => { const box = byId('canvas').getBoundingClientRect();"
                + " byId('canvas').dispatchEvent(new PointerEvent('click', {pointerType: 'touch',"
                + " clientX: box.left + 50, clientY: box.top + 3 * 21 + 5})); })()";
        browser.evaluate(tap);
        assertThat(text("details")).startsWith("__fput_[k]");
        assertThat(text("crumbs")).isEqualTo("all");
        browser.evaluate(tap);
        assertThat(text("crumbs")).endsWith("__fput");
        browser.evaluate("byId('actions').click()");
        assertThat(
                        browser.evaluate(
                                "(() => { const box = byId('menu').getBoundingClientRect();"
                                        + " return String(box.left >= 0 && box.right <= 360 && box.top >= 0 && box.bottom <= 700); })()"))
                .isEqualTo("true");
    }

    @Test
    void presets_areOfferedWhereTheyMeanSomething() throws Exception {
        open(closeStorm(), "");
        browser.press("e");
        assertThat(text("menu")).startsWith("Below close()Lock paths onlyKernel only");
        browser.press("Enter");
        assertThat(text("details")).contains("total 9.00 s", "90.00% of all");
        assertThat(browser.evaluate("page.frames.names[page.tree.frame[1]]")).isEqualTo("__close");
        browser.press("e", "ArrowDown", "ArrowDown", "Enter", "e");
        assertThat(
                        browser.evaluate(
                                "String(byId('menu').querySelectorAll('[aria-checked=true]').length + ' ' + page.tree.total[0])"))
                .isEqualTo("2 7000000000");
        CallTree plain = new CallTree();
        plain.add(List.of(Frame.java("a.B.c")), 1);
        open(FlameGraph.page("plain").add("n", "samples", plain), "");
        browser.press("e");
        assertThat(text("menu")).startsWith("Collapse recursion");
    }

    private static String seen() throws Exception {
        return browser.evaluate(
                "[byId('crumbs').textContent, byId('matched').textContent,"
                        + " byId('steps').textContent, page.main.icicle, collapsedText(page.main.tree, page.frames, 0)].join('#')");
    }
}
