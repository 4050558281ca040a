package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.PathPattern.Step;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PathPatternTest {

    private static final PathPattern RELEASE = new PathPattern(
            List.of(new Step(Set.of("release"), false, Set.of()), new Step(Set.of("lock"), true, Set.of("wrapper"))));

    @Test
    void directlyBelow_isTheNextFrame() {
        assertThat(RELEASE.match(kernel("main", "release", "lock", "spin"))).containsExactly(1, 2);
        assertThat(RELEASE.matches(kernel("release", "remove", "lock"))).isFalse();
    }

    @Test
    void directlyBelow_passesThroughWhatOtherKernelsInline() {
        assertThat(RELEASE.match(kernel("release", "wrapper", "wrapper", "lock")))
                .containsExactly(0, 3);
        assertThat(RELEASE.matches(kernel("release", "wrapper", "remove", "wrapper", "lock")))
                .isFalse();
    }

    @Test
    void anOuterCall_doesNotHideTheInnerOneThatMatches() {
        assertThat(RELEASE.match(kernel("release", "work", "release", "lock"))).containsExactly(2, 3);
        assertThat(RELEASE.match(kernel("lock", "release", "work", "lock"))).containsExactly(1);
    }

    @Test
    void anywhereBelow_skipsWhatIsBetween() {
        PathPattern pattern = new PathPattern(
                List.of(new Step(Set.of("f", "g"), false, Set.of()), new Step(Set.of("spin"), false, Set.of())));
        assertThat(pattern.match(kernel("a", "g", "x", "y", "spin"))).containsExactly(1, 4);
        assertThat(pattern.match(kernel("a", "f"))).containsExactly(1);
        assertThat(pattern.match(kernel("spin", "a"))).isEmpty();
    }

    @Test
    void namesWithADot_areJavaMethods_othersAreNot() {
        PathPattern pattern = new PathPattern(
                List.of(new Step(Set.of("a.B.c"), false, Set.of()), new Step(Set.of("epoll_ctl"), true, Set.of())));
        assertThat(pattern.matches(List.of(Frame.java("a.B.c"), Frame.nativeCode("epoll_ctl"))))
                .isTrue();
        assertThat(pattern.matches(List.of(Frame.java("a.B.c"), Frame.java("epoll_ctl"))))
                .isFalse();
        assertThat(pattern.matches(List.of(Frame.nativeCode("a.B.c"), Frame.nativeCode("epoll_ctl"))))
                .isFalse();
    }

    @Test
    void deepStacks_areNoMatterOfRecursion() {
        Frame[] deep = new Frame[50_000];
        Arrays.fill(deep, Frame.kernel("release"));
        deep[deep.length - 1] = Frame.kernel("lock");
        assertThat(RELEASE.match(List.of(deep))).containsExactly(49_998, 49_999);
    }

    private static List<Frame> kernel(String... names) {
        return Arrays.stream(names).map(Frame::kernel).toList();
    }
}
