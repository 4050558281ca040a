package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Calibration;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.RunSpread;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.EpollRow;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.FlatBreakdown;
import io.lockspot.analyzer.explain.LockRow;
import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.explain.Waiting;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a command found out, with what its reader must know of the recordings. The writers print it. */
public sealed interface Report {

    Origin origin();

    /** What its breakdowns are of, for writers that can show them in other units and by threads; empty if unknown. */
    default Optional<Source> source() {
        return Optional.empty();
    }

    /** The recordings that a report is about, and the warnings that go with it. */
    record Origin(List<RecordingInfo> recordings, List<Warning> warnings) {
        public Origin {
            recordings = List.copyOf(recordings);
            warnings = List.copyOf(warnings);
        }

        /** Whether the report is about less than the whole run. */
        public boolean partial() {
            return warnings.stream().anyMatch(Warning::partial)
                    || recordings.stream().anyMatch(r -> !r.complete());
        }
    }

    /**
     * How much of a tree or list is shown.
     *
     * @param min branches below this share of the whole (percent) are folded together; empty: the writer's own choice,
     *     which is everything in JSON
     * @param depth how many frames deep, at most
     */
    record Cut(OptionalDouble min, OptionalInt depth) {
        public static final Cut NONE = new Cut(OptionalDouble.empty(), OptionalInt.empty());
    }

    record OfBreakdown(Origin origin, Breakdown breakdown, Cut cut, Optional<Source> source) implements Report {
        public OfBreakdown(Origin origin, Breakdown breakdown, Cut cut) {
            this(origin, breakdown, cut, Optional.empty());
        }
    }

    /** Several measures in one tree. */
    record OfColumns(Origin origin, ColumnTree tree, Cut cut, Optional<Source> source) implements Report {
        public OfColumns(Origin origin, ColumnTree tree, Cut cut) {
            this(origin, tree, cut, Optional.empty());
        }
    }

    record OfFunctions(Origin origin, FlatBreakdown functions, Cut cut, Optional<Source> source) implements Report {
        public OfFunctions(Origin origin, FlatBreakdown functions, Cut cut) {
            this(origin, functions, cut, Optional.empty());
        }
    }

    record OfOperations(Origin origin, List<OperationRow> operations, List<EpollRow> epoll) implements Report {
        public OfOperations {
            operations = List.copyOf(operations);
            epoll = List.copyOf(epoll);
        }
    }

    record OfLocks(Origin origin, List<LockRow> locks, Waiting waiting) implements Report {
        public OfLocks {
            locks = List.copyOf(locks);
        }
    }

    /** @param inconclusiveFails whether a gate that cannot be decided fails the build */
    record OfComparison(Origin origin, Comparison comparison, boolean inconclusiveFails) implements Report {}

    record OfCalibration(Origin origin, Calibration calibration) implements Report {}

    /** A comparison, and what was run for it. */
    record OfBench(OfComparison compared, BenchProtocol protocol) implements Report {

        /** With what the comparison shows of the machine. */
        public static OfBench of(OfComparison compared, BenchProtocol protocol) {
            BenchProtocol known = protocol.with(
                    RunSpread.of(compared.comparison())
                            .map(s -> new BenchProtocol.Spread("mean of " + s.operation(), 100 * s.relative())),
                    compared.origin().recordings().stream()
                            .map(r -> r.environment().getOrDefault("javaVersion", ""))
                            .filter(version -> !version.isEmpty())
                            .distinct()
                            .toList());
            List<Warning> warnings = new ArrayList<>(compared.origin().warnings());
            warnings.addAll(BenchWarnings.of(known));
            Origin origin = new Origin(compared.origin().recordings(), warnings);
            return new OfBench(new OfComparison(origin, compared.comparison(), compared.inconclusiveFails()), known);
        }

        @Override
        public Origin origin() {
            return compared.origin();
        }
    }

    /**
     * The whole page.
     *
     * @param others the breakdowns of the other measures, for writers that can show several
     * @param source what the breakdowns are of, for writers that can show them in other units and by threads
     */
    record Page(Origin origin, Explanation explanation, Cut cut, List<Breakdown> others, Optional<Source> source)
            implements Report {
        public Page {
            others = List.copyOf(others);
        }

        public Page(Origin origin, Explanation explanation, Cut cut) {
            this(origin, explanation, cut, List.of(), Optional.empty());
        }

        /** The same with the breakdowns of other measures, and with what all are of. */
        public Page with(List<Breakdown> others, Source source) {
            return new Page(origin, explanation, cut, others, Optional.of(source));
        }
    }

    /**
     * What breakdowns are of.
     *
     * @param selection how they were chosen; of a whole page that of the explanation, the others have everything
     */
    record Source(Recording recording, Selection selection) {}
}
