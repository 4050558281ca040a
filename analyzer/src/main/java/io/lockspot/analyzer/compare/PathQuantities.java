package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths of one measure that are compared, and what is watched among its stacks. */
final class PathQuantities {

    private final PathTable table;
    private final Map<PathNode, Quantity> paths = new LinkedHashMap<>();
    private final List<Quantity> watched = new ArrayList<>();

    PathQuantities(Measure measure, Runs runs, Denominator.Amounts amounts, List<Watch> watches) {
        table = PathTable.of(measure, runs, amounts);
        Costs costs = table.costs();
        boolean sharesOnly = amounts.divisor().isEmpty();
        for (PathNode node : table.nodes()) {
            // The share of everything is 100 % by definition.
            if (!node.isPassage() && !(sharesOnly && node.weights().sameAs(costs.total()))) {
                paths.put(node, costs.quantity(new Subject.OfPath(measure, node.path()), node.weights(), false));
            }
        }
        for (Watch watch : watches) {
            Weighted weights = watch.weigh(runs, measure);
            if (costs.isEnough(weights)) {
                watched.add(costs.quantity(new Subject.OfWatch(measure, watch.name()), weights, true));
            }
        }
    }

    /**
     * The measures that can be compared. One that only some runs have cannot, unless it is of waits and the agent was
     * there to see that there were none.
     */
    static List<Measure> comparable(Runs runs, Denominator.Amounts amounts) {
        return Arrays.stream(Measure.values())
                .filter(m -> runs.all().stream().anyMatch(r -> r.profiles().containsKey(m)))
                .filter(m -> runs.all().stream().allMatch(r -> r.profiles().containsKey(m))
                        || isOfTheAgent(m) && amounts.operations().isPresent())
                .filter(m -> amounts.divisor().isPresent()
                        || runs.all().stream().allMatch(r -> r.profiles().containsKey(m)))
                .toList();
    }

    private static boolean isOfTheAgent(Measure measure) {
        return measure == Measure.LOCK_WAIT || measure == Measure.OPERATION_TIME;
    }

    PathTable table() {
        return table;
    }

    Map<PathNode, Quantity> paths() {
        return paths;
    }

    /** Everything that the measure counted; empty where shares are compared, of which it is 100 percent. */
    Optional<Quantity> total() {
        PathNode node = table.nodes().get(0);
        while (node.isPassage()) {
            node = node.children().get(0);
        }
        return Optional.ofNullable(paths.get(node));
    }

    List<Quantity> watched() {
        return watched;
    }
}
