package io.lockspot.flamegraphs;

import io.lockspot.testkit.BrowserTest;
import io.lockspot.testkit.Needles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page of a difference shows, and how one gets about in it. */
class DiffInBrowserTest extends BrowserTest {

    private static final Frame RUN = Frame.java("a.Storm.run");
    private static final Frame CLOSE = Frame.nativeCode("close");
    private static final Frame LOCK = Frame.kernel("osq_lock");
    private static final Frame READ = Frame.nativeCode("read");

    @Test
    void whatVanishedAndWhatIsNew_areInOnePictureAndInTheList() throws Exception {
        Path file = open(storm(), "");
        assertThat(changes()).containsExactly("× osq_lock gone", "+ write new");
        assertThat(browser.evaluate("document.querySelector('.diff-why').textContent"))
                .contains("Costs per close (1,000 before, 500 after)");
        assertThat(browser.evaluate("document.querySelector('.diff-changes button').textContent"))
                .contains("−6.0 µs/close", "6.0 µs/close → 0 ns/close");
        assertThat(browser.requests()).containsOnly(file.toUri().toString());
        assertThat(browser.problems()).isEmpty();
        // 6 of 12 units of the union's width, in the row of the leaves.
        assertThat(pixel("union", 5, 3)).isEqualTo(fill("less", 4));
        assertThat(pixel("union", 5, 1)).isEqualTo(fill("less", 4));
    }

    @Test
    void twoRunsOfTheSameProgram_giveAGreyPicture() throws Exception {
        CallTree one = new CallTree();
        CallTree other = new CallTree();
        for (int i = 0; i < 60; i++) {
            one.add(List.of(RUN, Frame.java("a.B.m" + i)), 1_000 + 7 * i % 50);
            other.add(List.of(RUN, Frame.java("a.B.m" + i)), 2 * (1_000 + 13 * i % 50));
        }
        CallTreeDiff diff = CallTreeDiff.of(one, other);
        open(page(diff, one.total(), other.total(), DiffScale.share(one.total(), other.total())), "");
        assertThat(browser.evaluate("String(view.diff.sign.every(sign => sign === 0))"))
                .isEqualTo("true");
        assertThat(browser.evaluate("document.querySelector('.diff-changes ol').textContent"))
                .isEqualTo("No change stands out.");
        assertThat(pixel("union", 5, 1)).isEqualTo(fill("same", 0));
    }

    @Test
    void sideBySide_bothAreToScale() throws Exception {
        open(storm(), "#view=sides");
        assertThat(browser.evaluate("String(view.parts.stages.union.whole.hidden)"))
                .isEqualTo("true");
        assertThat(width("after") / width("before")).isBetween(0.59, 0.61);
        assertThat(browser.evaluate("view.parts.stages.after.heading.textContent"))
                .contains("After: new", "6.0 µs/close");
        browser.press("u");
        assertThat(browser.evaluate("document.querySelector('.diff-why').textContent"))
                .contains("Shares of each side");
        assertThat(width("after") / width("before")).isBetween(0.99, 1.01);
        browser.press("s");
        assertThat(browser.evaluate("String(view.parts.stages.before.whole.hidden)"))
                .isEqualTo("true");
    }

    @Test
    void theListOfChanges_leadsToTheFrames() throws Exception {
        open(storm(), "");
        browser.press("c");
        assertThat(details()).contains("osq_lock", "before 6.0 µs/close", "gone");
        browser.press("c");
        assertThat(details()).contains("write", "new");
        browser.press("C", "ArrowUp", "Enter");
        assertThat(browser.evaluate("view.parts.crumbs.textContent")).endsWith("close");
        assertThat(browser.evaluate("location.hash")).isEqualTo("#zoom=close");
        browser.press("z");
        browser.waitUntil("view.zoomed === 0");
        browser.evaluate("document.querySelectorAll('.diff-changes button')[1].click()");
        assertThat(details()).contains("write");
    }

    @Test
    void one_isNotManyOf() throws Exception {
        CallTree one = new CallTree();
        one.add(List.of(RUN), 1_000);
        DiffGraph page = DiffGraph.page("storm", "", "old", "new")
                .add(
                        "n",
                        "samples",
                        "",
                        CallTreeDiff.of(one, one),
                        List.of(DiffScale.perOperation("close", 1000, 500)),
                        0,
                        0);
        open(page::write, "");
        assertThat(details()).contains("before 1 sample/close", "after 2 samples/close");
    }

    @Test
    void aLink_showsWhatItsSenderSaw() throws Exception {
        open(storm(), "#per=share&view=sides&zoom=close&search=osq&layout=flame");
        assertThat(browser.evaluate("document.querySelector('.diff-matched').textContent"))
                .isEqualTo("60.00% → 0.00% matched · 1 place");
        assertThat(browser.evaluate("view.address()"))
                .isEqualTo("per=share&view=sides&layout=flame&zoom=close&search=osq");
        browser.press("Escape", "Escape", "f", "s", "u");
        browser.evaluate("view.change({per: ''})");
        assertThat(browser.evaluate("view.address()")).isEmpty();
    }

    @Test
    void verdicts_decideWhatIsColouredAndThePageSaysSo() throws Exception {
        CallTreeDiff diff = stormTrees()
                .judged(Map.of(List.of(RUN, CLOSE, LOCK), DiffVerdict.IMPROVEMENT, List.of(RUN), DiffVerdict.NOISE));
        open(page(diff, 0, 0, DiffScale.perOperation("close", 1000, 500), DiffScale.share(10, 3)), "");
        assertThat(changes()).containsExactly("× osq_lock gone · improvement");
        assertThat(pixel("union", 5, 1)).isEqualTo(fill("less", 0));
        assertThat(pixel("union", 5, 2)).isEqualTo(fill("same", 0));
        assertThat(pixel("union", 5, 3)).isEqualTo(fill("less", 4));
        assertThat(browser.evaluate("document.querySelector('.diff-colours').textContent"))
                .contains("significant change", "pale where it is noise");
        browser.press("u");
        assertThat(pixel("union", 5, 3)).isEqualTo(fill("less", 4));
        assertThat(browser.evaluate("document.querySelector('.diff-colours').textContent"))
                .contains("which was tested per close");
    }

    @Test
    void thePage_saysWhichTestColouredIt_orWhyNoneDid() throws Exception {
        Map<List<Frame>, DiffVerdict> verdicts = Map.of(List.of(RUN, CLOSE, LOCK), DiffVerdict.IMPROVEMENT);
        DiffScale[] scales = {DiffScale.share(10, 3), DiffScale.perOperation("close", 1000, 500)};
        open(page(stormTrees().judged(verdicts, new DiffTest("t over 5 and 4 runs", "close")), 0, 0, scales), "");
        assertThat(colours())
                .contains("significant change (t over 5 and 4 runs), which was tested per close and not by what is");
        browser.press("u");
        assertThat(colours()).contains("(t over 5 and 4 runs); pale where it is noise");
        open(page(stormTrees().untested("one run is none"), 0, 0, scales), "");
        assertThat(colours())
                .startsWith("Coloured by the size of the change: not tested for significance, for one run");
    }

    @Test
    void theCrumbsOfWhatVanished_areNotInTheList() throws Exception {
        CallTree before = new CallTree();
        before.add(List.of(RUN, CLOSE, LOCK), 600);
        before.add(List.of(RUN, CLOSE, Frame.kernel("mutex_spin_on_owner")), 300);
        before.add(List.of(RUN, CLOSE, Frame.kernel("__cond_resched")), 1);
        before.add(List.of(RUN), 400);
        CallTree after = new CallTree();
        after.add(List.of(RUN), 400);
        CallTreeDiff diff = CallTreeDiff.of(before, after).judged(Map.of(List.of(RUN, CLOSE), DiffVerdict.IMPROVEMENT));
        open(page(diff, 0, 0, DiffScale.perOperation("close", 100, 100)), "");
        assertThat(changes())
                .containsExactly("× osq_lock gone · improvement", "× mutex_spin_on_owner gone · improvement");
    }

    private static String colours() throws Exception {
        return browser.evaluate("document.querySelector('.diff-colours').textContent");
    }

    @Test
    void thePicturesOfScriptAndJava_agreeOnWhatIsColoured() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            CallTreeDiff diff = CallTreeDiffTest.diff(seed);
            DiffScale scale =
                    DiffScale.share(diff.before().total(), diff.after().total());
            open(page(diff, 500, 700, scale), "");
            DiffShade shades = new DiffShade(
                    false,
                    scale.before(diff.before().total()),
                    scale.after(diff.after().total()),
                    500,
                    700);
            List<String> expected = new ArrayList<>();
            diff.forEachNode((path, node) -> {
                DiffShade.Shade shade =
                        shades.of(node.verdict(), scale.before(node.totalBefore()), scale.after(node.totalAfter()));
                expected.add(shade.sign() + ":" + shade.step());
            });
            assertThat(browser.evaluate(
                            "Array.from(view.diff.sign, (sign, node) => sign + ':' + view.diff.step[node]).join()"))
                    .isEqualTo(String.join(",", expected));
        }
    }

    @Test
    void noNeedle_runsOrIsLost() throws Exception {
        CallTree tree = new CallTree();
        Needles.ALL.forEach(needle -> tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 1));
        String title = String.join(" ", Needles.ALL.subList(0, 12));
        DiffGraph page = DiffGraph.page(title, title, title, title);
        for (String needle : Needles.ALL.subList(0, 20)) {
            page.add(
                    needle,
                    needle,
                    needle,
                    CallTreeDiff.of(tree, new CallTree()),
                    List.of(DiffScale.perOperation(needle, 1, 1), DiffScale.share(1, 1)),
                    0,
                    0);
        }
        open(page::write, "");
        browser.press("c", "m", "c", "s", "u", "m");
        browser.evaluate("showDiffTooltip(view, 2, 5, 5)");
        assertThat(browser.evaluate("typeof window.needle")).isEqualTo("undefined");
        assertThat(browser.evaluate("String(document.querySelectorAll('img, svg, body style').length)"))
                .isEqualTo("0");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aNarrowWindow_needsNoScrollingToTheSide() throws Exception {
        browser.resize(320, 700);
        for (String view : List.of("", "#view=sides")) {
            open(storm(), view);
            assertThat(browser.evaluate("String(document.documentElement.scrollWidth <= 320)"))
                    .isEqualTo("true");
            assertThat(browser.evaluate("String(view.shown.every(picture => picture.height >= 100))"))
                    .isEqualTo("true");
        }
    }

    @Test
    void anEmptyDifference_saysThatItIsEmpty() throws Exception {
        CallTreeDiff empty = CallTreeDiff.of(new CallTree(), new CallTree());
        open(page(empty, 0, 0, DiffScale.share(0, 0)), "#view=sides");
        assertThat(browser.evaluate("view.parts.empty.hidden ? '' : view.parts.empty.textContent"))
                .isEqualTo("No stacks were recorded on either side.");
        browser.press("s", "c", "Enter", "ArrowDown", "Escape");
        assertThat(browser.problems()).isEmpty();
    }

    /** 10 us a close before, 6 of them in the lock; 6 us after, without it, but 2 of them new. */
    private static CallTreeDiff stormTrees() {
        CallTree before = new CallTree();
        before.add(List.of(RUN, CLOSE, LOCK), 6_000_000);
        before.add(List.of(RUN, CLOSE), 2_000_000);
        before.add(List.of(RUN, READ), 2_000_000);
        CallTree after = new CallTree();
        after.add(List.of(RUN, CLOSE), 1_000_000);
        after.add(List.of(RUN, READ), 1_000_000);
        after.add(List.of(RUN, Frame.nativeCode("write")), 1_000_000);
        return CallTreeDiff.of(before, after);
    }

    private static Page storm() {
        return page(stormTrees(), 0, 0, DiffScale.perOperation("close", 1000, 500), DiffScale.share(10e6, 3e6));
    }

    private static Page page(CallTreeDiff diff, long samplesBefore, long samplesAfter, DiffScale... scales) {
        DiffGraph page = DiffGraph.page("storm", "", "old", "new")
                .add("cpu", "ns", "", diff, List.of(scales), samplesBefore, samplesAfter);
        return page::write;
    }

    /** Of each change the mark, the name, and what is said of it behind the difference. */
    private static List<String> changes() throws Exception {
        String all = browser.evaluate(
                "Array.from(document.querySelectorAll('.diff-changes button'), change =>"
                        + " change.querySelector('i').textContent + ' ' + change.querySelector('b').textContent + ' '"
                        + " + change.querySelector('span').textContent.split(' \\u00b7 ').slice(1).join(' \\u00b7 ')).join('\\n')");
        return all.isEmpty() ? List.of() : List.of(all.split("\n"));
    }

    private static String details() throws Exception {
        return browser.evaluate("document.querySelector('.diff-details').textContent");
    }

    private static double width(String side) throws Exception {
        browser.nextFrame();
        return Double.parseDouble(browser.evaluate("String(view.parts.stages." + side + ".canvas.clientWidth)"));
    }

    private static String fill(String name, int step) throws Exception {
        return browser.evaluate("view.colours.fills." + name + "[" + step + "].plain");
    }

    /** The colour right of a row's left edge, above its label. */
    private static String pixel(String side, int x, int row) throws Exception {
        browser.nextFrame();
        return browser.evaluate(
                "'#' + Array.from(view.parts.stages." + side + ".canvas.getContext('2d').getImageData(" + x + ", " + row
                        + " * ROW + 6, 1, 1).data.slice(0, 3), c => c.toString(16).padStart(2, '0')).join('')");
    }
}
