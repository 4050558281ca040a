package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.WaitEdge;
import io.lockspot.analyzer.model.WaitEdges;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who waits for whom: threads, those of a pool as one, with an edge for each lock from who waited to who held it. The
 * edges are what was seen over the whole recording; two that follow each other need not have been at the same time.
 *
 * @param edges the longest wait first; those of the recorder's own locks come last
 * @param ofRecorder the locks that are not the program's, but of what recorded it
 */
public record WaitGraph(List<Edge> edges, Set<Lock> ofRecorder) {

    /**
     * @param waiter a group of threads, empty when unknown
     * @param owner likewise
     * @param inferred whether the owner was told from the order in which threads got the lock, rather than recorded: it
     *     held the lock for part of the wait at least
     * @param waitTime nanoseconds
     */
    public record Edge(String waiter, Lock lock, String owner, boolean inferred, long waits, long waitTime) {
        public boolean ownerKnown() {
            return !owner.isEmpty();
        }
    }

    private static final Comparator<Edge> LONGEST_FIRST = Comparator.comparingLong(Edge::waitTime)
            .reversed()
            .thenComparing(Edge::waiter)
            .thenComparing(Edge::owner)
            .thenComparing(e -> e.lock().name())
            .thenComparing(e -> e.lock().kind())
            .thenComparing(Edge::inferred);

    public WaitGraph {
        edges = List.copyOf(edges);
        ofRecorder = Set.copyOf(ofRecorder);
    }

    /** All of them are the program's. */
    public WaitGraph(List<Edge> edges) {
        this(edges, Set.of());
    }

    public static WaitGraph of(Recording recording) {
        Map<Boolean, List<LockStats>> ofRecorder = recording.locks().stream()
                .collect(Collectors.partitioningBy(
                        lock -> RecorderLocks.explanation(lock).isPresent()));
        return new WaitGraph(
                Stream.of(false, true)
                        .flatMap(own -> edges(ofRecorder.get(own)).sorted(LONGEST_FIRST))
                        .toList(),
                ofRecorder.get(true).stream().map(LockStats::lock).collect(Collectors.toSet()));
    }

    private static Stream<Edge> edges(List<LockStats> locks) {
        return locks.stream()
                .flatMap(lock -> lock.edges().entrySet().stream().map(e -> edge(lock, e.getKey(), e.getValue())));
    }

    private static Edge edge(LockStats lock, WaitEdge edge, WaitEdges.Sum sum) {
        return new Edge(edge.waiter(), lock.lock(), edge.owner(), edge.inferred(), sum.waits(), sum.waitTime());
    }
}
