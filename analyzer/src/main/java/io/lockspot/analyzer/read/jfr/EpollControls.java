package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code lockspot.EpollControl}: calls of {@code epoll_ctl}. Their sums go into the environment, as {@code
 * epoll.<implementation>.adds} and so on.
 */
final class EpollControls implements EventHandler {

    private static final List<String> COUNTS = List.of("adds", "modifies", "deletes", "notFound", "redundant");
    private static final int IMPLEMENTATION = COUNTS.size();

    private final Map<String, long[]> sums = new TreeMap<>();

    @Override
    public String type() {
        return "lockspot.EpollControl";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("adds", "modifies", "deletes", "notFound", "redundant", "implementation");
    }

    @Override
    public void event(Event event) {
        long[] sum = sums.computeIfAbsent(event.text(IMPLEMENTATION), i -> new long[COUNTS.size()]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += event.number(i);
        }
    }

    void add(EpollControls next) {
        next.sums.forEach((implementation, more) -> {
            long[] sum = sums.computeIfAbsent(implementation, i -> new long[COUNTS.size()]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        });
    }

    void finish(RecordingBuilder into) {
        sums.forEach((implementation, sum) -> {
            for (int i = 0; i < sum.length; i++) {
                into.environment("epoll." + implementation + "." + COUNTS.get(i), Long.toString(sum[i]));
            }
        });
    }
}
