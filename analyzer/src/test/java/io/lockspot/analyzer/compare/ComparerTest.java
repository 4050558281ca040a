package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static io.lockspot.analyzer.compare.RunKit.closes;
import static io.lockspot.analyzer.compare.RunKit.cpu;
import static io.lockspot.analyzer.compare.RunKit.runs;
import static io.lockspot.analyzer.compare.RunKit.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComparerTest {

    private static final int CLOSES = 10_000;

    /** A server whose close is spent in a lock, and the rest of what it does. */
    private static BiConsumer<RecordingBuilder, Integer> server(int waiting) {
        return (into, run) -> {
            closes(into, CLOSES);
            uncounted(waiting).accept(into, run);
        };
    }

    /** The same, and nobody counted what it did. */
    private static BiConsumer<RecordingBuilder, Integer> uncounted(int waiting) {
        return (into, run) -> {
            cpu(into, 600 + 7L * run, "main serve decode");
            cpu(into, 200 - 3L * run, "main serve write");
            cpu(into, waiting == 0 ? 0 : waiting + 5L * run, "main close release lock spin");
            cpu(into, 100 + 2L * run, "main close release other");
        };
    }

    private static Comparison compare(
            int runs, BiConsumer<RecordingBuilder, Integer> before, BiConsumer<RecordingBuilder, Integer> after) {
        return Comparer.compare(new Runs(runs(runs, before), runs(runs, after)), List.of(), List.of());
    }

    @Test
    void aPathThatGoesAway_isReportedAtItsDeepestNode_andNothingElse() {
        Comparison comparison = compare(5, server(500), server(0));

        assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(comparison.paths()).singleElement().satisfies(change -> {
            assertThat(change.subject())
                    .isEqualTo(new Subject.OfPath(Measure.CPU, stack("main close release lock spin")));
            assertThat(change.ratio()).isZero();
            assertThat(change.interval().orElseThrow().low()).isZero();
            assertThat(change.verdict()).isEqualTo(Verdict.IMPROVEMENT);
            assertThat(change.after().value()).isZero();
        });
    }

    @Test
    void aChangeWithTwoCauses_isReportedAtBoth() {
        Comparison comparison = compare(
                5,
                (into, run) -> {
                    server(500).accept(into, run);
                    cpu(into, 400 + run, "main close drain");
                },
                (into, run) -> {
                    server(0).accept(into, run);
                    cpu(into, 100 + run, "main close drain");
                });

        assertThat(comparison.paths())
                .extracting(Change::subject)
                .containsExactlyInAnyOrder(
                        new Subject.OfPath(Measure.CPU, stack("main close release lock spin")),
                        new Subject.OfPath(Measure.CPU, stack("main close drain")));
    }

    @Test
    void theSidesSwapped_areARegression() {
        Comparison comparison = compare(5, server(0), server(500));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(comparison.paths()).singleElement().satisfies(change -> {
            assertThat(change.ratio()).isInfinite();
            assertThat(change.verdict()).isEqualTo(Verdict.REGRESSION);
        });
    }

    @Test
    void equals_passAndSayWhatTheyCouldHaveSeen() {
        Comparison comparison = compare(5, server(500), server(500));

        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
        assertThat(comparison.paths()).isEmpty();
        assertThat(comparison.sensitivity()).extracting(Sensitivity::ratio).allMatch(ratio -> ratio > 1);
        assertThat(comparison.falseAlarms().relabellings()).isEqualTo(125);
    }

    @Test
    void aCostThatGoesToASibling_moved() {
        Comparison comparison = compare(
                5,
                (into, run) -> {
                    closes(into, CLOSES);
                    cpu(into, 500 + run, "main serve parse");
                    cpu(into, 300 - run, "main serve copy");
                },
                (into, run) -> {
                    closes(into, CLOSES);
                    cpu(into, 300 + run, "main serve parse");
                    cpu(into, 500 - run, "main serve copy");
                });

        assertThat(comparison.paths()).hasSize(2).allSatisfy(change -> {
            assertThat(change.verdict()).isEqualTo(Verdict.MOVED);
            boolean more = change.ratio() > 1;
            assertThat(change.moved()).contains(stack(more ? "main serve parse" : "main serve copy"));
        });
        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneRunASide_isInconclusiveWhateverItShows() {
        Comparison comparison = compare(1, server(500), server(0));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.descriptive()).isTrue();
        assertThat(comparison.furtherRuns()).hasValue(4);
        assertThat(comparison.paths()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(change.p()).isEmpty();
        });
    }

    @Test
    void costs_arePerOperation_elsePerCpuSecond_elseShares() {
        BiConsumer<RecordingBuilder, Integer> plain = (into, run) -> cpu(into, 500, "main");
        BiConsumer<RecordingBuilder, Integer> timed = (into, run) -> {
            plain.accept(into, run);
            into.environment("cpus", "2");
            into.covers(0);
            into.covers(5_000_000_000L);
        };
        BiConsumer<RecordingBuilder, Integer> counted = (into, run) -> {
            timed.accept(into, run);
            closes(into, 10);
        };

        assertThat(compare(3, counted, counted).denominator())
                .isEqualTo(new Denominator(Denominator.Kind.OPERATION, "close"));
        assertThat(compare(3, counted, timed).denominator().kind()).isEqualTo(Denominator.Kind.CPU_SECOND);
        assertThat(compare(3, timed, plain).denominator().kind()).isEqualTo(Denominator.Kind.SHARE);
        assertThat(compare(3, timed, plain).warnings())
                .extracting(Warning::code)
                .contains("shares");
    }

    @Test
    void aCostPerOperation_isItsTimeDividedByTheOperations() {
        Comparison comparison = compare(3, server(500), server(0));
        SideCosts before = comparison.paths().get(0).costs().orElseThrow().before();

        // 505 samples of 10 ms in the mean of three runs, 10,000 closes.
        assertThat(before.perOperation()).hasValue(505 * 10e6 / CLOSES);
    }

    @Test
    void aShareThatGrewAsAllOthersDid_failsNoGate() throws Exception {
        List<Run> before = runs(5, uncounted(500));
        List<Run> after = runs(5, uncounted(0));
        List<Gate> gates = List.of(GateParser.parse("path:decode > +10%"), GateParser.parse("regression"));
        List<Watch> watches = List.of(Watch.function(Pattern.compile("decode")));

        Comparison comparison = Comparer.compare(new Runs(before, after), watches, gates);

        assertThat(comparison.watched()).singleElement().satisfies(change -> {
            assertThat(change.ratio()).isGreaterThan(1.3);
            assertThat(change.significant()).isTrue();
            assertThat(change.common()).isTrue();
            assertThat(change.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        });
        assertThat(comparison.paths())
                .extracting(Change::subject)
                .containsExactly(new Subject.OfPath(Measure.CPU, stack("main close release lock spin")));
        assertThat(comparison.gates())
                .extracting(GateResult::outcome)
                .containsExactly(GateResult.Outcome.INCONCLUSIVE, GateResult.Outcome.PASS);
        assertThat(comparison.gates().get(0).reason()).contains("what all other costs did together");
    }

    @Test
    void anIntervalOfManyFold_isNotToBeNarrowedByOneMoreRun() throws Exception {
        List<Run> before = runs(3, wild(40));
        List<Run> after = runs(3, wild(60));
        List<Watch> watches = List.of(Watch.function(Pattern.compile("spin")));

        Comparison comparison =
                Comparer.compare(new Runs(before, after), watches, List.of(GateParser.parse("path:spin > +10%")));

        assertThat(comparison.gates()).singleElement().satisfies(gate -> {
            assertThat(gate.outcome()).isEqualTo(GateResult.Outcome.INCONCLUSIVE);
            assertThat(gate.interval().orElseThrow().high()).isGreaterThan(10);
            assertThat(gate.furtherRuns().orElse(Integer.MAX_VALUE)).isGreaterThan(10);
        });
    }

    /** Each run has five times the one before. */
    private static BiConsumer<RecordingBuilder, Integer> wild(int least) {
        return (into, run) -> {
            closes(into, CLOSES);
            cpu(into, 1000, "main serve decode");
            cpu(into, Math.round(least * Math.pow(5, run)), "main close lock spin");
        };
    }

    @Test
    void slicesOfTime_areABandAroundASingleRun_andDecideNothing() {
        Comparison comparison = Comparer.compare(
                new Runs(inSlices(server(500)), inSlices(server(0))),
                List.of(Watch.function(Pattern.compile("decode"))),
                List.of());

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Change decode = comparison.watched().get(0);
        assertThat(decode.before().interval()).isEmpty();
        Interval band = decode.before().slices().orElseThrow();
        assertThat(decode.before().value()).isBetween(band.low(), band.high());
        // 600, 607, 614, 621 and 628 samples: the middle half reaches from 607 to 621.
        assertThat(band.high() / band.low()).isCloseTo(621.0 / 607, within(0.001));
    }

    /** One run of five slices. */
    private static List<Run> inSlices(BiConsumer<RecordingBuilder, Integer> program) {
        List<Run> slices = runs(5, program);
        return runs(1, program).stream().map(run -> run.with(slices)).toList();
    }

    @Test
    void whatIsWatched_isShownThoughItDidNotChange() {
        Runs equal = new Runs(runs(3, server(500)), runs(3, server(500)));

        Comparison comparison = Comparer.compare(equal, List.of(Watch.function(Pattern.compile("spin"))), List.of());

        assertThat(comparison.watched()).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo(new Subject.OfWatch(Measure.CPU, "spin"));
            assertThat(change.watched()).isTrue();
            assertThat(change.significant()).isFalse();
        });
    }

    @Test
    void aMethodThatWasInlinedInSomeRunsOnly_isTheSame() {
        BiConsumer<RecordingBuilder, Integer> inlined = (into, run) -> {
            closes(into, CLOSES);
            Stack stack = new Stack(List.of(Frame.java("main"), new Frame("hot", FrameKind.INLINED)));
            into.sample(Measure.CPU, "", stack, 5_000_000_000L, 500);
        };
        BiConsumer<RecordingBuilder, Integer> called = (into, run) -> {
            closes(into, CLOSES);
            cpu(into, 500, "main hot");
        };

        assertThat(compare(3, inlined, called).paths()).isEmpty();
    }

    @Test
    void idleCpus_costNothing() {
        BiConsumer<RecordingBuilder, Integer> idle = (into, run) -> {
            server(500).accept(into, run);
            Stack stack = new Stack(List.of(Frame.kernel("cpu_startup_entry"), Frame.kernel("do_idle")));
            into.sample(Measure.CPU, "swapper", stack, 50_000_000_000L, 5_000);
        };

        assertThat(compare(3, server(500), idle).paths()).isEmpty();
    }

    @Test
    void recordingsThatDiffer_areComparedWithALoudWarningForEachDifference() {
        BiConsumer<RecordingBuilder, Integer> other = (into, run) -> {
            into.environment("kernelRelease", "6.1.0");
            into.environment("javaVersion", "25");
            into.environment("cpus", "8");
            into.sample(Measure.CPU, "", stack("main"), 4_000_000L * 500, 500);
            into.covers(0);
            into.covers(90_000_000_000L);
        };
        BiConsumer<RecordingBuilder, Integer> usual = (into, run) -> {
            into.environment("kernelRelease", "6.18");
            into.environment("javaVersion", "17");
            into.environment("cpus", "2");
            cpu(into, 500, "main");
            into.covers(0);
            into.covers(30_000_000_000L);
        };

        assertThat(compare(3, usual, other).warnings())
                .extracting(Warning::code)
                .contains(
                        "different-cpus",
                        "different-javaVersion",
                        "different-kernelRelease",
                        "different-length",
                        "different-interval");
        assertThat(compare(3, usual, usual).warnings())
                .extracting(Warning::code)
                .noneMatch(code -> code.startsWith("different"));
    }

    @Test
    void whatWasRecordedInAnotherWay_isNamedToo() {
        BiConsumer<RecordingBuilder, Integer> whole = (into, run) -> {
            server(500).accept(into, run);
            into.environment("machineCpus", "8");
            into.environment("profiler", "async-profiler 4 (cpu)");
            into.environment("memoryLimit", "0");
        };
        BiConsumer<RecordingBuilder, Integer> otherwise = (into, run) -> {
            server(500).accept(into, run);
            into.operation(new OperationKey("close", "jdk-nio")).addUntimed(CLOSES - CLOSES / 16);
            into.environment("machineCpus", "64");
            into.environment("profiler", "off");
            into.environment("memoryLimit", "1073741824");
            if (run == 0) {
                into.incomplete("it ends too early");
            }
        };

        Comparison comparison = compare(3, whole, otherwise);

        assertThat(comparison.differences())
                .extracting(d -> d.what() + ": " + d.before() + ", " + d.after())
                .containsExactly(
                        "the number of CPUs of the machine: 8, 64",
                        "the memory limit (bytes): 0, 1073741824",
                        "the profiler: async-profiler 4 (cpu), off",
                        "what part of the operation close was timed: 100 %, 6 %",
                        "how much of the runs was recorded: 3 of 3 to the end, 2 of 3 to the end");
        assertThat(compare(3, whole, whole).differences()).isEmpty();
    }

    @Test
    void anOperationThatOnlySomeRunsDid_isLeftOutAndSaidSo() {
        BiConsumer<RecordingBuilder, Integer> netty = (into, run) -> {
            server(500).accept(into, run);
            into.operation(new OperationKey("register", "netty-epoll")).addCounts(10, 0, 0, 0);
        };

        Comparison comparison = compare(3, server(500), netty);

        assertThat(comparison.warnings())
                .filteredOn(w -> w.code().equals("operation-left-out"))
                .extracting(Warning::text)
                .containsExactly("not every run did register (netty-epoll), so that is not compared");
    }

    @Test
    void aMeasureThatOnlySomeRunsHave_isLeftOutAndSaidSo() {
        BiConsumer<RecordingBuilder, Integer> withWaits = (into, run) -> {
            server(500).accept(into, run);
            into.sample(Measure.KERNEL_LOCK_WAIT, "", stack("main"), 1_000_000, 100);
        };

        Comparison comparison = compare(3, server(500), withWaits);

        assertThat(comparison.warnings()).extracting(Warning::code).contains("measure-left-out");
    }
}
