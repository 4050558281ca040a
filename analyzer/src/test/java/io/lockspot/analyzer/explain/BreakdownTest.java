package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.CallTree.Node;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BreakdownTest {

    private static final Recording RECORDING = abc();

    private static Recording abc() {
        RecordingBuilder into = new RecordingBuilder("abc");
        into.sample(Measure.CPU, "one", Stories.java("a", "b", "c"), 60, 6);
        into.sample(Measure.CPU, "two", Stories.java("a", "b", "a", "c"), 30, 3);
        into.sample(Measure.CPU, "two", Stories.java("idle"), 10, 1);
        into.sample(Measure.LOCK_WAIT, "two", Stories.java("a", "wait"), 1000, 1);
        return into.build();
    }

    private static Selection selection(String include, String exclude, String root) {
        return new Selection(
                include.isEmpty() ? List.of() : List.of(Pattern.compile(include)),
                exclude.isEmpty() ? List.of() : List.of(Pattern.compile(exclude)),
                root.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(root)),
                false,
                false);
    }

    private static Breakdown breakdown(Selection selection) {
        return Breakdown.of(RECORDING, Measure.CPU, selection);
    }

    private static Node at(Breakdown breakdown, String... path) {
        Node node = breakdown.tree().root();
        for (String name : path) {
            node = node.child(Frame.java(name));
        }
        return node;
    }

    @Test
    void all_countsOneMeasureOnly() {
        Breakdown all = breakdown(Selection.ALL);
        assertThat(all.whole()).isEqualTo(100);
        assertThat(all.samples()).isEqualTo(10);
        assertThat(at(all, "a", "b").total()).isEqualTo(90);
        assertThat(all.share(at(all, "a", "b", "c").self())).isEqualTo(60);
    }

    @Test
    void include_keepsTheWholeAsTheMeasureOfShares() {
        Breakdown some = breakdown(selection("^c$", "", ""));
        assertThat(some.whole()).isEqualTo(100);
        assertThat(some.tree().total()).isEqualTo(90);
    }

    @Test
    void exclude_takesAwayFromTheWhole() {
        Breakdown busy = breakdown(selection("", "idle", ""));
        assertThat(busy.whole()).isEqualTo(90);
        assertThat(busy.share(at(busy, "a").total())).isEqualTo(100);
    }

    @Test
    void root_startsAtTheFirstFrameThatMatches() {
        Breakdown below = breakdown(selection("", "", "^(b|c)$"));
        assertThat(at(below, "b", "c").self()).isEqualTo(60);
        assertThat(at(below, "b", "a", "c").self()).isEqualTo(30);
        assertThat(at(below, "c")).isNull();
        assertThat(below.tree().total()).isEqualTo(90);
    }

    @Test
    void inverted_startsWhereTheTimeWasSpent() {
        Breakdown inverted = breakdown(new Selection(List.of(), List.of(), Optional.empty(), true, false));
        assertThat(at(inverted, "c").total()).isEqualTo(90);
        assertThat(at(inverted, "c", "b", "a").self()).isEqualTo(60);
    }

    @Test
    void threads_areTheFirstFrames_evenWithARoot() {
        Breakdown threads =
                breakdown(new Selection(List.of(), List.of(), Optional.of(Pattern.compile("^c$")), false, true));
        Node two = threads.tree().root().child(Frame.other("two"));
        assertThat(two.child(Frame.java("c")).self()).isEqualTo(30);
    }

    @Test
    void defaultMeasure_isCpuIfThereIsAny() {
        assertThat(Breakdown.defaultMeasure(RECORDING)).contains(Measure.CPU);
        assertThat(Breakdown.defaultMeasure(Stories.closestorm())).contains(Measure.LOCK_WAIT);
        assertThat(Breakdown.defaultMeasure(new RecordingBuilder("empty").build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyNode_weighsWhatItsChildrenAndItselfWeigh(long seed) {
        for (boolean inverted : new boolean[] {false, true}) {
            Selection selection = new Selection(List.of(), List.of(), Optional.empty(), inverted, false);
            Breakdown breakdown = Breakdown.of(Stories.random(seed), Measure.CPU, selection);
            assertThat(breakdown.tree().total()).isEqualTo(breakdown.whole());
            Deque<Node> open = new ArrayDeque<>(List.of(breakdown.tree().root()));
            while (!open.isEmpty()) {
                Node node = open.pop();
                long children = node.children().stream().mapToLong(Node::total).sum();
                assertThat(node.total()).isEqualTo(children + node.self());
                open.addAll(node.children());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void flat_agreesWithACountOfItsOwn(long seed) {
        Recording recording = Stories.random(seed);
        FlatBreakdown flat = FlatBreakdown.of(recording, Measure.CPU, Selection.ALL);
        List<Frame> frames = recording.samples(Measure.CPU).stream()
                .filter(s -> s.weight() > 0)
                .flatMap(s -> s.stack().frames().stream())
                .distinct()
                .toList();
        assertThat(flat.functions()).hasSameSizeAs(frames);
        for (FunctionTotal function : flat.functions()) {
            long total = 0;
            long self = 0;
            for (Sample sample : recording.samples(Measure.CPU)) {
                List<Frame> stack = sample.stack().frames();
                total += stack.contains(function.frame()) ? sample.weight() : 0;
                boolean last = !stack.isEmpty() && stack.get(stack.size() - 1).equals(function.frame());
                self += last ? sample.weight() : 0;
            }
            assertThat(function.total()).as(function.toString()).isEqualTo(total);
            assertThat(function.self()).as(function.toString()).isEqualTo(self);
        }
    }

    @Test
    void flat_countsAFunctionOncePerStack() {
        FlatBreakdown flat = FlatBreakdown.of(RECORDING, Measure.CPU, Selection.ALL);
        assertThat(flat.functions().get(0)).isEqualTo(new FunctionTotal(Frame.java("c"), 90, 90));
        assertThat(flat.functions()).contains(new FunctionTotal(Frame.java("a"), 90, 0));
    }

    @Test
    void idleTime_isSaid_untilItIsExcluded() {
        Recording recording = Stories.epmutex();
        assertThat(IdleTime.warning(recording, Measure.CPU, Selection.ALL))
                .hasValueSatisfying(w -> assertThat(w.text()).startsWith("10.00% of the samples are of idle CPUs"));
        assertThat(IdleTime.warning(recording, Measure.CPU, selection("", "do_idle", "")))
                .isEmpty();
    }
}
