package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Stacks that were named before anybody looked at the recordings: a function that the user watches, or a known
 * signature.
 *
 * @param name for reports
 * @param stacks tells whether a stack, callers first, is one of them
 */
public record Watch(String name, Predicate<List<Frame>> stacks) {

    /** More than so many cannot be watched: the limit for each gets too strict to find anything. */
    public static final int MOST = 10;

    /** The stacks that have a frame whose name matches anywhere. */
    public static Watch function(Pattern pattern) {
        return new Watch(
                pattern.pattern(),
                frames ->
                        frames.stream().anyMatch(f -> pattern.matcher(f.name()).find()));
    }

    /** What those stacks weigh in each run. */
    Weighted weigh(Runs runs, Measure measure) {
        Weighted sums = Weighted.none(runs.size());
        List<Run> all = runs.all();
        for (int i = 0; i < all.size(); i++) {
            Profile profile = all.get(i).profiles().get(measure);
            if (profile != null) {
                int run = i;
                profile.weights().forEachStack((frames, weight) -> sums.weights()[run] += matching(frames, weight));
                profile.counts().forEachStack((frames, count) -> sums.counts()[run] += matching(frames, count));
            }
        }
        return sums;
    }

    private double matching(List<Frame> frames, long weight) {
        return stacks.test(frames) ? weight : 0;
    }
}
