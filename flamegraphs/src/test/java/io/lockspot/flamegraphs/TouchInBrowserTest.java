package io.lockspot.flamegraphs;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Fingers on the page, and the keys and the wheel that do the same. */
class TouchInBrowserTest extends FlameGraphBrowserTest {

    @BeforeEach
    void fingers() throws Exception {
        browser.touchScreen(true);
    }

    @AfterEach
    void noFingers() throws Exception {
        browser.touchScreen(false);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void twoFingers_widenThePartBetweenThem_andOneFingerMovesAlong() throws Exception {
        open(closeStorm(), "");
        pinch(600, 800, 500, 900);
        assertThat(number("page.main.part")).isCloseTo(0.5, within(0.03));
        // What was in the middle of both fingers is there still.
        assertThat(number("page.main.from + page.main.part / 2")).isCloseTo(0.5, within(0.03));
        browser.waitUntil("location.hash.includes('part=')");
        assertThat(text("crumbs")).isEqualTo("all");

        double before = number("page.main.from");
        touch(new int[] {900, 800, 700, 600, 500});
        assertThat(number("page.main.from")).isGreaterThan(before + 0.1);
        touch(new int[] {300, 600, 900, 1200, 1390});
        touch(new int[] {300, 600, 900, 1200, 1390});
        assertThat(number("page.main.from")).isZero();
        pinch(500, 900, 680, 720);
        assertThat(number("page.main.part")).isEqualTo(1);
    }

    @Test
    void fingersThatWantMoreThanAll_zoomOut() throws Exception {
        open(closeStorm(), "#zoom=__fput_[k]");
        pinch(500, 900, 680, 720);
        assertThat(text("crumbs")).isEqualTo("allStorm.closeAll__close");
    }

    @Test
    void aTap_showsAFrame_andAnotherZooms() throws Exception {
        open(closeStorm(), "");
        tap();
        assertThat(text("details")).startsWith("example.Storm.closeAll");
        assertThat(text("crumbs")).isEqualTo("all");
        tap();
        assertThat(text("crumbs")).isEqualTo("allStorm.closeAll");
    }

    @Test
    void keysAndALink_widenThePictureToo() throws Exception {
        open(closeStorm(), "");
        browser.press("ArrowDown", "ArrowDown", "ArrowRight", "+", "+");
        assertThat(number("page.main.part")).isCloseTo(1 / 2.25, within(1e-6));
        assertThat(number("page.main.box(page.main.focused).left + page.main.box(page.main.focused).width / 2"))
                .as("the focused frame is in view")
                .isBetween(0.0, number("page.main.width"));
        browser.press("-", "-", "-");
        assertThat(number("page.main.part")).isEqualTo(1);

        open(closeStorm(), "#part=0.25-0.5");
        assertThat(List.of(number("page.main.from"), number("page.main.part"))).containsExactly(0.25, 0.25);
        assertThat(browser.evaluate("String(page.main.nodeAt(1, 70))"))
                .as("the node at the left edge of the part")
                .isEqualTo(browser.evaluate("String(page.tree.at(3, page.tree.total[0] / 4 + 1, 0))"));
        browser.press("Escape");
        assertThat(number("page.main.part")).isEqualTo(1);
        open(closeStorm(), "#part=0.5-0.25");
        assertThat(number("page.main.part")).isEqualTo(1);
    }

    /** Two fingers that move from two places to two others. */
    private static void pinch(int fromLeft, int fromRight, int toLeft, int toRight) throws Exception {
        int y = middle();
        browser.touch("touchStart", fromLeft, y, fromRight, y);
        for (int step = 1; step <= 10; step++) {
            int left = fromLeft + (toLeft - fromLeft) * step / 10;
            int right = fromRight + (toRight - fromRight) * step / 10;
            browser.touch("touchMove", left, y, right, y);
        }
        browser.touch("touchEnd");
        browser.nextFrame();
    }

    private static void touch(int[] xs) throws Exception {
        int y = middle();
        browser.touch("touchStart", xs[0], y);
        for (int x : xs) {
            browser.touch("touchMove", x, y);
        }
        browser.touch("touchEnd");
        browser.nextFrame();
    }

    private static void tap() throws Exception {
        int y = (int) number("page.main.canvas.getBoundingClientRect().top") + 30;
        browser.touch("touchStart", 300, y);
        browser.touch("touchEnd");
        browser.nextFrame();
    }

    private static int middle() throws Exception {
        return (int) number("page.main.canvas.getBoundingClientRect().top") + 200;
    }

    private static double number(String expression) throws Exception {
        return Double.parseDouble(browser.evaluate("String(" + expression + ")"));
    }
}
