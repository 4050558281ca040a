package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.ThreadGroups;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.PageTree;
import io.lockspot.flamegraphs.PageUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Call trees as the page of flame graphs shows them: in every unit that the recording knows, and by pools of threads. */
public final class PageTrees {

    /** The heaviest ones are named; threads whose names have no number in common are as many as there are threads. */
    private static final int MOST_POOLS = 100;

    private static final String OTHER_POOLS = "other threads";

    /** More operations than the agent knows would be a switch that nobody reads. */
    private static final int MOST_OPERATIONS = 8;

    private static final Comparator<String> CLOSE_FIRST =
            Comparator.comparing((String name) -> !name.equals("close")).thenComparing(Comparator.naturalOrder());

    private PageTrees() {}

    /**
     * @param recording what the breakdown is of: it tells which units its weights can be shown in, and the threads
     * @param selection how it was chosen from it
     */
    public static PageTree of(Recording recording, Selection selection, Breakdown breakdown) {
        PageTree tree = of(breakdown).units(units(recording, breakdown));
        return pools(recording, selection, breakdown).map(tree::threads).orElse(tree);
    }

    /** In its own unit alone, where it is not known what it is of. */
    public static PageTree of(Breakdown breakdown) {
        String measure = breakdown.measure().id();
        String name = breakdown.part().map(part -> measure + " " + part.id()).orElse(measure);
        return PageTree.of(name, breakdown.measure().unit(), breakdown.tree()).whole(breakdown.whole());
    }

    /** How the unit is called on the page; empty for the measure's own. */
    static String words(Per per) {
        if (per instanceof Per.Second) {
            return "per second";
        }
        return per instanceof Per.Operation operation ? "per " + operation.operation() : "";
    }

    private static List<PageUnit> units(Recording recording, Breakdown breakdown) {
        Map<String, PageUnit> units = new LinkedHashMap<>();
        nanosOfASample(recording, breakdown)
                .ifPresent(nanos -> units.put("samples", new PageUnit("samples", nanos, "samples")));
        Stream<PerChoice> choices = Stream.concat(
                        Stream.of("second"),
                        recording.operations().stream()
                                .filter(o -> o.count() > 0)
                                .map((OperationStats o) -> o.key().operation())
                                .distinct()
                                .sorted(CLOSE_FIRST)
                                .limit(MOST_OPERATIONS))
                .flatMap(name -> PerChoice.of(name).stream());
        // What was asked for comes last and wins: it may be of one implementation.
        Stream.concat(
                        choices.flatMap(choice -> choice.in(recording, breakdown.measure()).stream()),
                        Stream.of(breakdown.per()))
                .forEach(per ->
                        per.divisor().ifPresent(divisor -> units.put(words(per), PageUnit.per(words(per), divisor))));
        return List.copyOf(units.values());
    }

    /** What each sample stands for; empty unless all stand for the same. */
    private static Optional<Long> nanosOfASample(Recording recording, Breakdown breakdown) {
        if (!breakdown.measure().unit().equals("ns") || !breakdown.measure().sampled()) {
            return Optional.empty();
        }
        Set<Long> nanos = recording.samples().stream()
                .filter(s -> s.measure() == breakdown.measure() && s.weight() > 0)
                .map(s -> s.count() > 0 && s.weight() % s.count() == 0 ? s.weight() / s.count() : -1)
                .distinct()
                .limit(2)
                .collect(Collectors.toSet());
        return nanos.size() == 1 ? nanos.stream().filter(each -> each > 0).findFirst() : Optional.empty();
    }

    /**
     * The same stacks below the pools of their threads; empty when there is one pool only, or when a pattern of the
     * selection is in the name of a pool, for then it would choose other stacks.
     */
    private static Optional<CallTree> pools(Recording recording, Selection selection, Breakdown breakdown) {
        if (selection.threads() || selection.inverted()) {
            return Optional.empty();
        }
        Map<String, String> names = poolNames(recording, breakdown);
        boolean isChosen = patterns(selection)
                .anyMatch(pattern -> names.values().stream()
                        .anyMatch(name -> pattern.matcher(name).find()));
        if (isChosen || names.values().stream().distinct().count() < 2) {
            return Optional.empty();
        }
        List<Sample> pooled = recording.samples().stream()
                .filter(s -> s.measure() == breakdown.measure())
                .map(s -> new Sample(s.measure(), names.get(s.thread()), s.stack(), s.weight(), s.count(), s.spun()))
                .toList();
        Selection byThread = new Selection(selection.include(), selection.exclude(), selection.root(), false, true);
        return Optional.of(breakdown.of(recording.with(pooled), byThread).tree());
    }

    /** The pool of each thread. */
    private static Map<String, String> poolNames(Recording recording, Breakdown breakdown) {
        Map<String, Long> weights = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Sample sample : recording.samples()) {
            if (sample.measure() == breakdown.measure()) {
                String pool = names.computeIfAbsent(sample.thread(), PageTrees::pool);
                weights.merge(pool, sample.weight(), Long::sum);
            }
        }
        if (weights.size() > MOST_POOLS) {
            List<String> lightest = new ArrayList<>(weights.keySet());
            lightest.sort((a, b) -> Long.compare(weights.get(b), weights.get(a)));
            Set<String> rest = Set.copyOf(lightest.subList(MOST_POOLS, lightest.size()));
            names.replaceAll((thread, pool) -> rest.contains(pool) ? OTHER_POOLS : pool);
        }
        return names;
    }

    private static String pool(String thread) {
        return thread.isEmpty() ? "unknown thread" : ThreadGroups.of(thread);
    }

    private static Stream<Pattern> patterns(Selection selection) {
        return Stream.of(
                        selection.include(),
                        selection.exclude(),
                        selection.root().stream().toList())
                .flatMap(List::stream);
    }
}
