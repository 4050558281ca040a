package io.lockspot.flamegraphs;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same stacks from other sides, in other units, and what remains of them after the reader's steps. */
class ViewsInBrowserTest extends FlameGraphBrowserTest {

    private static final String UPRIGHT = "a.App.run;a.App.serve;a.Conn.close;__fput_[k];osq_lock_[k] 5"
            + "|a.App.run;a.App.serve;b.Log.write 2|a.App.run;a.Visit.go;a.Visit.go;a.Conn.close 2|a.App.run;a.Conn.close 1";

    @Test
    void theInvertedTree_beginsWhereTheTimeWasSpent() throws Exception {
        open(server(), "");
        assertThat(shown("main")).isEqualTo(UPRIGHT);
        browser.press("i");
        assertThat(shown("main"))
                .isEqualTo("osq_lock_[k];__fput_[k];a.Conn.close;a.App.serve;a.App.run 5"
                        + "|a.Conn.close;a.Visit.go;a.Visit.go;a.App.run 2|a.Conn.close;a.App.run 1"
                        + "|b.Log.write;a.App.serve;a.App.run 2");
        assertThat(text("legend")).contains("Java 50.00%", "kernel 50.00%");
        browser.press("ArrowDown");
        assertThat(text("details")).startsWith("osq_lock_[k]").contains("total 5 samples", "50.00% of all");
        browser.press("4");
        assertThat(rows()).startsWith("all", "osq_lock_[k]", "__fput_[k]", "a.Conn.close");
        browser.press("i", "1");
        assertThat(shown("main")).isEqualTo(UPRIGHT);
    }

    @Test
    void theSandwich_hasCallersAboveAndCalleesBelow() throws Exception {
        open(server(), "#search=Conn.close");
        browser.press("n", "c");
        assertThat(shown("callers"))
                .isEqualTo("a.Conn.close;a.App.serve;a.App.run 5|a.Conn.close;a.Visit.go;a.Visit.go;a.App.run 2"
                        + "|a.Conn.close;a.App.run 1");
        assertThat(shown("main")).isEqualTo("a.Conn.close 3|a.Conn.close;__fput_[k];osq_lock_[k] 5");
        assertThat(text("details")).startsWith("a.Conn.close").contains("total 8 samples", "80.00% of all");
        assertThat(text("matched")).startsWith("80.00% matched");
        browser.press("ArrowUp", "ArrowUp");
        assertThat(text("details")).startsWith("a.App.serve").contains("of callee 62.50%");
        browser.press("Enter", "ArrowUp");
        assertThat(text("crumbs")).isEqualTo("Conn.closeApp.serve");
        assertThat(text("details")).startsWith("a.App.run");
    }

    @Test
    void theSandwichOfALink_isOfWhatItSearches() throws Exception {
        open(server(), "#view=sandwich&search=Log");
        assertThat(text("details")).startsWith("b.Log.write");
        open(server(), "#view=sandwich&search=nothing");
        assertThat(text("details")).startsWith("osq_lock_[k]");
    }

    @Test
    void theSandwichOfARecursion_countsAStackOnce() throws Exception {
        open(server(), "#view=sandwich&function=a.Visit.go");
        assertThat(shown("callers")).isEqualTo("a.Visit.go;a.App.run 2");
        assertThat(shown("main")).isEqualTo("a.Visit.go;a.Visit.go;a.Conn.close 2");
        assertThat(text("details")).contains("total 2 samples", "20.00% of all");
    }

    @Test
    void functions_areSortedByEveryColumnAndLeadToTheSandwich() throws Exception {
        open(server(), "");
        browser.press("3");
        assertThat(functions())
                .isEqualTo("osq_lock_[k] a.Conn.close b.Log.write a.App.run a.App.serve __fput_[k] a.Visit.go");
        browser.evaluate("document.querySelectorAll('#functions th button')[1].click()");
        assertThat(functions())
                .isEqualTo("a.App.run a.Conn.close a.App.serve __fput_[k] osq_lock_[k] a.Visit.go b.Log.write");
        browser.evaluate("document.querySelectorAll('#functions th button')[3].click()");
        assertThat(functions()).startsWith("__fput_[k] a.App.run a.App.serve");
        browser.evaluate("document.querySelectorAll('#functions th button')[3].click()");
        assertThat(functions()).startsWith("osq_lock_[k] b.Log.write");
        assertThat(browser.evaluate("document.querySelector('#functions th[aria-sort=descending]').textContent"))
                .startsWith("function");
        browser.press("/", "l", "o", "g");
        assertThat(functions()).isEqualTo("b.Log.write");
        browser.evaluate("document.querySelector('#functions tbody .function button').click()");
        assertThat(shown("callers")).isEqualTo("b.Log.write;a.App.serve;a.App.run 2");
    }

    @Test
    void theTree_foldsAndIsUnfoldedByASearch() throws Exception {
        open(server(), "#view=tree");
        assertThat(rows()).startsWith("all", "a.App.run", "a.App.serve").contains("b.Log.write");
        browser.press("ArrowDown", "ArrowLeft");
        assertThat(rows()).containsExactly("all", "a.App.run");
        browser.press("/", "o", "s", "q");
        assertThat(rows()).contains("osq_lock_[k]");
        browser.press("Escape");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("tree");
        browser.press("Home", "*");
        assertThat(rows()).hasSize(11);
    }

    @Test
    void units_areSwitchedEverywhere() throws Exception {
        PageTree cpu = PageTree.of("cpu", "ns", closeTree())
                .units(List.of(
                        new PageUnit("samples", 1_000_000_000, "samples"),
                        PageUnit.per("per second", 2),
                        PageUnit.per("per close", 1_000_000)));
        open(FlameGraph.page("units").add(cpu).shownIn("per close"), "");
        assertThat(text("per")).isEqualTo("timesamplesper secondper close");
        assertThat(text("details")).contains("total per close 10.0 \u00b5s");
        browser.evaluate("showTooltip(page.tree, page.frames, 0, 5, 5)");
        assertThat(text("tooltip")).contains("in samples10 samples", "per second5.00 s");
        browser.press("u");
        assertThat(text("details")).contains("total 10.00 s", "per close 10.0 \u00b5s");
        browser.press("u");
        assertThat(text("details")).contains("total 10 samples");
        browser.evaluate("byId('per').value = 'per second', byId('per').dispatchEvent(new Event('change'))");
        browser.press("3");
        assertThat(text("functions")).contains("50.00%2.50 s");
        assertThat(browser.evaluate("location.hash")).contains("per=per+second");
    }

    @Test
    void threads_areTogetherUntilTheyAreAskedFor() throws Exception {
        CallTree tree = new CallTree();
        Frame work = Frame.java("a.B.work");
        tree.add(List.of(Frame.other("accept-#"), work), 1);
        tree.add(List.of(Frame.other("close-#"), work, Frame.java("a.B.close")), 3);
        open(FlameGraph.page("threads").add(PageTree.of("n", "samples", tree).threads(tree)), "");
        assertThat(shown("main")).isEqualTo("a.B.work 1|a.B.work;a.B.close 3");
        browser.press("p");
        assertThat(shown("main")).isEqualTo("close-#;a.B.work;a.B.close 3|accept-#;a.B.work 1");
        browser.press("p", "i");
        assertThat(shown("main")).isEqualTo("a.B.close;a.B.work 3|a.B.work 1");
    }

    @Test
    void steps_makeTreesOfTrees() throws Exception {
        open(server(), "");
        assertStep("only", "b.Log.write", "a.App.run;a.App.serve;b.Log.write 2", 10);
        assertStep("without", "kind:kernel", UPRIGHT.substring(UPRIGHT.indexOf('|') + 1), 5);
        assertStep("below", "~conn.", "a.Conn.close;__fput_[k];osq_lock_[k] 5|a.Conn.close 3", 10);
        assertStep(
                "hide",
                "/^a\\.App/",
                "a.Conn.close;__fput_[k];osq_lock_[k] 5|a.Conn.close 1|b.Log.write 2|a.Visit.go;a.Visit.go;a.Conn.close 2",
                10);
        assertStep("fold", "a.Visit.go", UPRIGHT.replace("a.Visit.go;a.Visit.go", "a.Visit.go"), 10);
        assertStep("collapse", "recursion", UPRIGHT.replace("a.Visit.go;a.Visit.go", "a.Visit.go"), 10);
        assertStep("collapse", "packages", "a.*;__fput_[k];osq_lock_[k] 5|a.*;b.* 2|a.* 3", 10);
        assertStep("collapse", "kernel", UPRIGHT.replace("__fput_[k];osq_lock_[k]", "[kernel]"), 10);
        browser.evaluate("page.toggleStep('only', '/(/')");
        assertThat(text("steps")).contains("not a regular expression: (");
        assertThat(shown("main")).isEqualTo(UPRIGHT);
    }

    private static void assertStep(String verb, String what, String stacks, int whole) throws Exception {
        String step = "page.toggleStep('" + verb + "', " + "'" + what.replace("\\", "\\\\") + "')";
        browser.evaluate(step);
        assertThat(sorted(shown("main"))).as(step).isEqualTo(sorted(stacks));
        assertThat(browser.evaluate("String(page.main.tree.whole)")).as(step).isEqualTo(String.valueOf(whole));
        browser.evaluate(step);
        assertThat(browser.evaluate("String(page.state.steps.length)")).isEqualTo("0");
    }

    @Test
    void deepAndWideTrees_areTurnedAndCollapsedWithoutRecursion() throws Exception {
        CallTree tree = new CallTree();
        tree.add(RandomTrees.deepStack(20_000), 1_000_000);
        tree.add(RandomTrees.deepStack(19_000), 1_000_000);
        for (int i = 0; i < 200_000; i++) {
            tree.add(List.of(Frame.nativeCode("f" + i)), 1);
        }
        open(new FlameGraph("deep and wide", new PageLimits(30_000, 1_000_000)).add("n", "samples", tree), "");
        for (String change : List.of(
                "page.invert()",
                "page.invert()",
                "page.sandwich(page.upright.frame[9000])",
                "page.view('functions')",
                "page.view('tree'), page.breakdown.grid.unfoldBranch()",
                "page.view('graph'), page.toggleStep('collapse', 'packages')",
                "page.toggleStep('collapse', 'recursion')",
                "page.toggleStep('hide', '~9')",
                "page.search('f1', false), page.goToMatch(1), page.zoom(page.picture.focused)",
                "page.zoom(page.tree.firstChild(0))")) {
            browser.evaluate(change + ", 0");
            browser.nextFrame();
            assertThat(browser.evaluate("String(page.upright.total[0])"))
                    .as(change)
                    .isEqualTo("2200000");
        }
        assertThat(browser.problems()).isEmpty();
    }

    /** 10 samples: a path into the kernel, a recursion, and a function that is called from three places. */
    private static FlameGraph server() {
        Frame run = Frame.java("a.App.run");
        Frame serve = Frame.java("a.App.serve");
        Frame close = Frame.java("a.Conn.close");
        Frame visit = Frame.java("a.Visit.go");
        CallTree tree = new CallTree();
        tree.add(List.of(run, serve, close, Frame.kernel("__fput"), Frame.kernel("osq_lock")), 5);
        tree.add(List.of(run, serve, Frame.java("b.Log.write")), 2);
        tree.add(List.of(run, close), 1);
        tree.add(List.of(run, visit, visit, close), 2);
        return FlameGraph.page("server").add("n", "samples", tree);
    }

    private static String sorted(String stacks) {
        return String.join("|", List.of(stacks.split("\\|")).stream().sorted().toList());
    }

    /** The stacks of a picture, as its reader would copy them. */
    private static String shown(String picture) throws Exception {
        return browser.evaluate("collapsedText(page." + picture + ".tree, page.frames, 0)")
                .replace('\n', '|');
    }

    private static String functions() throws Exception {
        return browser.evaluate(
                "Array.from(document.querySelectorAll('#functions tbody .function'), e => e.textContent).join(' ')");
    }

    private static List<String> rows() throws Exception {
        return List.of(browser.evaluate("Array.from(document.querySelectorAll('#tree-rows .line .name'),"
                        + " e => e.querySelector('.package').textContent + e.querySelector('.function').textContent)"
                        + ".join(' ')")
                .split(" "));
    }
}
