package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All stacks of one measure on either side. They are added up when somebody asks for them, for a report that shows no
 * tree does not need them.
 *
 * @param runs whose stacks they are
 * @param verdicts of the paths that were tested, by their frames from the outermost caller on; of too few runs there are
 *     none
 */
public record ComparedTree(Measure measure, Runs runs, Map<List<Frame>, Verdict> verdicts) {

    public ComparedTree {
        verdicts = Map.copyOf(verdicts);
    }

    static ComparedTree of(Measure measure, Runs runs, Map<PathNode, Verdict> verdicts) {
        Map<List<Frame>, Verdict> byPath = new HashMap<>();
        verdicts.forEach((node, verdict) -> byPath.put(node.path().frames(), verdict));
        return new ComparedTree(measure, runs, byPath);
    }

    /** All runs before, in the unit of the measure; a new tree at each call. */
    public CallTree before() {
        return sum(runs.before());
    }

    /** All runs after. */
    public CallTree after() {
        return sum(runs.after());
    }

    /** How many events there were before. */
    public long eventsBefore() {
        return events(runs.before());
    }

    /** How many events there were after. */
    public long eventsAfter() {
        return events(runs.after());
    }

    private long events(List<Run> side) {
        return side.stream()
                .filter(r -> r.profiles().containsKey(measure))
                .mapToLong(r -> r.profiles().get(measure).counts().total())
                .sum();
    }

    private CallTree sum(List<Run> side) {
        CallTree sum = new CallTree();
        side.stream()
                .filter(r -> r.profiles().containsKey(measure))
                .forEach(r -> sum.add(r.profiles().get(measure).weights()));
        return sum;
    }
}
