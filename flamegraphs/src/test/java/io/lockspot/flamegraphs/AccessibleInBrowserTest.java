package io.lockspot.flamegraphs;

import io.lockspot.testkit.AccessibleTree;
import io.lockspot.testkit.AccessibleTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of the pages for those who do not see them, and for those who have keys alone. */
class AccessibleInBrowserTest extends FlameGraphBrowserTest {

    private static final List<String> CONTROLS =
            List.of("button", "searchbox", "combobox", "application", "treegrid", "menuitem", "menuitemcheckbox");

    private static final String[] DOWN_AND_RIGHT = {"ArrowDown", "ArrowDown", "ArrowRight"};

    @Test
    void functions_areATableWithHeadersAndNamesOfRows() throws Exception {
        open(closeStorm(), "#view=functions");
        AccessibleTree tree = browser.accessibleTree();
        Node table = tree.one("table", "5 functions");
        assertThat(tree.names(table, "columnheader")).hasSize(4).element(0).isEqualTo("self \u25be");
        assertThat(tree.names(table, "rowheader"))
                .containsExactly(
                        "osq_lock_[k]", "__close", "__fput_[k]", "example.Storm.count", "example.Storm.closeAll");
        assertThat(tree.names(table, "cell")).hasSize(15).startsWith("50.00% 5.00 s", "50.00% 5.00 s", "kernel, lock");
        assertThat(sorted()).isEqualTo("descending none none none");
        browser.evaluate("document.querySelectorAll('#functions thead button')[3].focus()");
        browser.press("Enter");
        assertThat(sorted()).isEqualTo("none none none ascending");
        assertThat(browser.accessibleTree().names(table(), "rowheader"))
                .startsWith("__close", "__fput_[k]")
                .endsWith("osq_lock_[k]");
    }

    @Test
    void rowsOfTheTable_areReachedByArrowsAndLeadOn() throws Exception {
        open(closeStorm(), "#view=functions");
        assertThat(focused()).isEqualTo("osq_lock_[k]");
        browser.press("ArrowDown", "ArrowDown");
        assertThat(focused()).isEqualTo("__fput_[k]");
        browser.press("End");
        assertThat(focused()).isEqualTo("example.Storm.closeAll");
        // One row is a stop for Tab, not every one.
        browser.tab(false);
        assertThat(browser.evaluate("String(byId('functions').contains(document.activeElement))"))
                .isEqualTo("false");
        browser.tab(true);
        browser.press("Home", "n", "N", "ArrowUp", "Enter");
        assertThat(browser.evaluate("page.state.view + ' ' + page.frames.labels[page.state.of]"))
                .isEqualTo("sandwich osq_lock_[k]");
        browser.press("3", "ArrowDown", "c");
        assertThat(browser.evaluate("page.frames.labels[page.state.of]")).isEqualTo("__close");
    }

    @Test
    void everythingThatCanBeUsed_hasANameInEveryView() throws Exception {
        CallTree threads = closeTree();
        PageTree cpu = PageTree.of("cpu", "ns", closeTree()).units(List.of(PageUnit.per("per close", 10)));
        for (String view : List.of("graph", "sandwich", "functions", "tree")) {
            open(
                    FlameGraph.page("names")
                            .add(cpu)
                            .add(PageTree.of("n", "samples", threads).threads(threads)),
                    "#view=" + view + "&only=__close&search=osq");
            browser.evaluate(view.equals("graph") ? "byId('stacks').click()" : "0");
            AccessibleTree tree = browser.accessibleTree();
            assertNamed(tree);
            assertThat(tree.one("combobox", "Unit").is("focusable")).isTrue();
            assertThat(tree.one("button", "Regular expression").properties()).containsEntry("pressed", "false");
            assertThat(tree.one("button", "Graph").properties())
                    .containsEntry("pressed", String.valueOf(view.equals("graph")));
            assertThat(tree.names(tree.one("group", "View"), "button"))
                    .containsExactly("Graph", "Sandwich", "Functions", "Tree");
            tree.one("button", "take away: only stacks with __close");
        }
    }

    @Test
    void framesAndRows_haveRolesAndNames() throws Exception {
        open(closeStorm(), "");
        browser.press("ArrowDown", "ArrowDown");
        Node graph = browser.accessibleTree().one("application", "__close");
        assertThat(graph.properties()).containsEntry("roledescription", "flame graph");
        assertThat(graph.description()).contains("total 9.00 s", "90.00% of all");
        assertThat(graph.is("focused")).isTrue();
        browser.press("2");
        assertThat(browser.accessibleTree().withRole("application")).hasSize(2);
        browser.press("4", "ArrowDown", "ArrowDown");
        AccessibleTree tree = browser.accessibleTree();
        Node rows = tree.one("treegrid", "Breakdown");
        assertThat(tree.names(rows, "columnheader")).containsExactly("total", "self", "time", "kind", "function");
        assertThat(tree.names(rows, "row")).hasSize(7);
        Node selected = tree.withRole("row").stream()
                .filter(row -> row.is("selected"))
                .findFirst()
                .orElseThrow();
        assertThat(selected.name()).contains("90.00%", "__close");
        assertThat(selected.properties()).containsEntry("level", "3").containsEntry("expanded", "true");
    }

    @Test
    void whatASearchFindsAndWhatAZoomShows_isSaid() throws Exception {
        open(closeStorm(), "");
        assertThat(live()).noneMatch(said -> said.contains("matched") || said.contains("zoomed"));
        browser.press("/", "o", "s", "q");
        assertThat(live()).contains("50.00% matched \u00b7 5.00 s \u00b7 1 place");
        browser.press("Enter", "Escape", "Enter");
        assertThat(live()).contains("zoomed to osq_lock_[k]: 5.00 s \u00b7 50.00% of all");
        browser.press("Escape");
        assertThat(live()).contains("all stacks");
        browser.evaluate("page.toggleStep('below', '__fput_[k]')");
        assertThat(live()).contains("1 filter: 7.00 s \u00b7 70.00% of all");
        browser.evaluate("byId('query').value = '(', page.search('(', true)");
        assertThat(browser.accessibleTree().one("searchbox", "Search functions").properties())
                .containsEntry("invalid", "true");
    }

    @Test
    void tab_comesToEverythingAndGoesOn_andTheFocusIsSeen() throws Exception {
        for (String view : List.of("graph", "sandwich", "functions", "tree")) {
            open(closeStorm().add("waits", "samples", closeTree()), "#zoom=__close&without=osq_lock_[k]&view=" + view);
            assertEverythingIsReached();
        }
        open(storm(), "");
        assertEverythingIsReached();
        open(storm(), "#view=sides");
        assertEverythingIsReached();
    }

    @Test
    void everyKeyOfTheHelp_doesSomething() throws Exception {
        CallTree threads = new CallTree();
        threads.add(List.of(Frame.other("accept-#"), Frame.java("a.B.work"), Frame.kernel("osq_lock")), 3);
        threads.add(List.of(Frame.other("close-#"), Frame.java("a.B.work"), Frame.java("a.B.close")), 1);
        FlameGraph page = FlameGraph.page("keys")
                .add(PageTree.of("cpu", "ns", threads).threads(threads).units(List.of(PageUnit.per("per close", 10))))
                .add("waits", "samples", closeTree());
        open(page, "");
        List<String> keys = helpKeys();
        assertThat(keys)
                .as("keys that the page knows, and those that its help has")
                .containsAll(List.of(browser.evaluate(
                                "[...Object.keys(COMMANDS).filter(key => key !== 'N' && key !== 'Z'), ...Object.keys(TREE_KEYS)"
                                        + ".filter(key => key.startsWith('Arrow')), ...Object.keys(WIDENING).filter(key => '+-'.includes(key))]"
                                        + ".join(' ')")
                        .split(" ")));
        for (String key : keys) {
            if (key.matches("[h*0]|Arrow.*")) {
                open(page, "#search=a.B&view=tree");
            } else {
                browser.evaluate("page.theme('light'), byId('keys').close(), closeMenu(),"
                        + " page.arrive('zoom=a.B.work&search=a.B'), page.focusView(), page.focus(page.main.zoomed)");
            }
            browser.press(before(key, "i"));
            String before = seen();
            browser.press(key);
            if ("z".equals(key)) {
                browser.waitUntil("!page.state.isInverted");
            }
            assertThat(seen()).as(key).isNotEqualTo(before);
        }
    }

    @Test
    void menusAndHelp_giveTheFocusBack() throws Exception {
        open(closeStorm(), "");
        browser.press("ArrowDown", ".");
        assertThat(browser.accessibleTree().one("menu", "Frame").name()).isEqualTo("Frame");
        assertThat(focused()).isEqualTo("Zoom");
        browser.press("Escape");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("canvas");
        browser.press("?");
        assertThat(browser.accessibleTree().one("dialog", "Keys").is("modal")).isTrue();
        browser.press("Escape");
        browser.waitUntil("!byId('keys').open");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("canvas");
    }

    @Test
    void aDifference_hasNamesAndAListOfItsChanges() throws Exception {
        open(storm(), "");
        browser.press("c");
        AccessibleTree tree = browser.accessibleTree();
        assertNamed(tree);
        assertThat(tree.one("application", "osq_lock_[k]").description()).contains("before 6.0 \u00b5s/close", "gone");
        assertThat(tree.names(tree.one("list", "Largest changes"), "button"))
                .hasSize(2)
                .element(0)
                .asString()
                .contains("osq_lock", "gone");
        browser.press("Enter");
        assertThat(browser.evaluate("view.parts.said.textContent"))
                .startsWith("zoomed to osq_lock_[k]: 6.0 \u00b5s/close \u2192 0 ns/close");
        assertThat(browser.accessibleTree().withRole("status"))
                .hasSize(2)
                .allMatch(status -> "polite".equals(status.properties().get("live")));
        List<String> keys = helpKeys();
        assertThat(keys)
                .containsAll(List.of(browser.evaluate(
                                "Object.keys(DIFF_COMMANDS).filter(key => key !== key.toUpperCase() || key === '/').join(' ')")
                        .split(" ")));
        for (String key : keys) {
            browser.evaluate("themed('light'), byId('keys').close(), view.arrive('"
                    + (key.startsWith("Arrow") ? "" : "zoom=close&search=r&view=sides")
                    + "'), view.picture.canvas.focus(), view.focus(view.zoomed)");
            int moves =
                    List.of("ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft").indexOf(key);
            browser.press(moves < 0 ? before(key, "f") : Arrays.copyOf(DOWN_AND_RIGHT, Math.max(moves, 1)));
            String before = seenDifference();
            browser.press(key);
            if ("z".equals(key)) {
                browser.waitUntil("!view.state.isFlame");
            }
            assertThat(seenDifference()).as(key).isNotEqualTo(before);
        }
    }

    private static void assertNamed(AccessibleTree tree) {
        assertThat(tree.all().stream()
                        .filter(node ->
                                CONTROLS.contains(node.role()) && !node.name().matches("(?s).*[\\p{L}?].*")))
                .isEmpty();
        assertThat(tree.withRole("button")).hasSizeGreaterThan(5);
    }

    private static Node table() throws Exception {
        return browser.accessibleTree().withRole("table").get(0);
    }

    private static String sorted() throws Exception {
        return browser.evaluate(
                "Array.from(document.querySelectorAll('#functions th[aria-sort]'), th => th.getAttribute('aria-sort')).join(' ')");
    }

    private static String focused() throws Exception {
        return browser.evaluate("document.activeElement.textContent");
    }

    /** What is read out when it changes, as soon as the reader pauses. */
    private static List<String> live() throws Exception {
        AccessibleTree tree = browser.accessibleTree();
        return tree.all().stream()
                .filter(node -> "polite".equals(node.properties().get("live"))
                        && !node.role().equals("StaticText"))
                .map(node -> String.join("", tree.names(node, "StaticText")))
                .toList();
    }

    /** Tab, pressed from the first to the last and back: everything that can be used once, with the focus in sight. */
    private static void assertEverythingIsReached() throws Exception {
        String usable = browser.evaluate("""
                (() => {
                  window.named = e => e.id || (e.getAttribute('aria-label') ?? e.textContent.trim()) + '/' + [...document.querySelectorAll('*')].indexOf(e);
                  window.usable = [...document.querySelectorAll('button, input, select, a[href], [tabindex]')]
                    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
                  return usable.map(named).join('\\n');
                })()""");
        for (boolean isBack : new boolean[] {false, true}) {
            Set<String> reached = new LinkedHashSet<>();
            List<String> unseen = new ArrayList<>();
            browser.evaluate(isBack ? "usable.at(-1).focus()" : "usable[0].focus()");
            reached.add(browser.evaluate("named(document.activeElement)"));
            for (int i = 0; i < 80; i++) {
                browser.tab(isBack);
                String[] at = browser.evaluate("""
                        (async () => {
                          const at = document.activeElement;
                          // The frame in focus is outlined when the canvas is drawn.
                          await (at.tagName !== 'CANVAS' || new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
                          const shown = at.tagName === 'CANVAS' ? at.parentElement.querySelector('.outline.focused') : at;
                          const style = getComputedStyle(shown);
                          const isSeen = at.tagName === 'CANVAS' ? style.display === 'block' && style.borderStyle === 'solid'
                            : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || at.id === 'tree';
                          return (at === document.body ? '' : named(at)) + '\\n' + isSeen;
                        })()""").split("\n");
                // Behind the last it is nowhere on the page, or at the first again.
                if (at[0].isEmpty() || !reached.add(at[0])) {
                    break;
                }
                if (!at[1].equals("true")) {
                    unseen.add(at[0]);
                }
            }
            assertThat(reached).containsExactlyInAnyOrder(usable.split("\n"));
            assertThat(unseen).isEmpty();
        }
    }

    /** The keys of the help, as the browser names them. */
    private static List<String> helpKeys() throws Exception {
        List<String> keys = new ArrayList<>();
        for (String key : browser.evaluate(
                        "Array.from(document.querySelectorAll('#keys kbd'), k => k.textContent).join(' ')")
                .split(" ")) {
            switch (key) {
                case "\u2190" -> keys.add("ArrowLeft");
                case "\u2192" -> keys.add("ArrowRight");
                case "\u2191" -> keys.add("ArrowUp");
                case "\u2193" -> keys.add("ArrowDown");
                case "Esc" -> keys.add("Escape");
                case "Shift", "Ctrl" -> {
                    // with another key
                }
                default -> keys.add(key.length() == 1 ? key.toLowerCase(Locale.ROOT) : key);
            }
        }
        return keys.stream().distinct().toList();
    }

    /** What is done first, so that a key has something to do. */
    private static String[] before(String key, String change) {
        return switch (key) {
            case "z" -> new String[] {change};
            case "0" -> new String[] {"*"};
            case "-" -> new String[] {"+"};
            case "1" -> new String[] {"2"};
            case "*" -> new String[] {"ArrowLeft"};
            case "h", "l", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown" -> new String[0];
            default -> new String[] {"ArrowDown"};
        };
    }

    private static String seen() throws Exception {
        return browser.evaluate("JSON.stringify([page.state, page.picture.focused, page.breakdown.grid.active,"
                + " page.breakdown.grid.lines?.length, document.activeElement.id, document.documentElement.dataset.theme,"
                + " byId('menu').hidden, byId('keys').open, page.main.part])");
    }

    private static String seenDifference() throws Exception {
        return browser.evaluate(
                "JSON.stringify([view.state, view.focused, document.activeElement.className + document.activeElement.type,"
                        + " document.documentElement.dataset.theme, byId('keys').open, view.picture.part])");
    }

    private static Page storm() {
        CallTree before = new CallTree();
        Frame run = Frame.java("a.Storm.run");
        Frame close = Frame.nativeCode("close");
        before.add(List.of(run, close, Frame.kernel("osq_lock")), 6_000_000);
        before.add(List.of(run, close), 2_000_000);
        before.add(List.of(run, Frame.nativeCode("read")), 2_000_000);
        CallTree after = new CallTree();
        after.add(List.of(run, close), 1_000_000);
        after.add(List.of(run, Frame.nativeCode("write")), 1_000_000);
        CallTreeDiff diff = CallTreeDiff.of(before, after);
        List<DiffScale> scales = List.of(DiffScale.perOperation("close", 1000, 500), DiffScale.share(10e6, 2e6));
        return DiffGraph.page("storm", "", "old", "new")
                .add("cpu", "ns", "", diff, scales, 0, 0)
                .add("waits", "ns", "", diff, scales, 0, 0)::write;
    }
}
