package io.lockspot.analyzer.read.perf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code perf script --header} says of an event:
 * {@code # event : name = cpu-clock, , id = { 7 }, …, { sample_period, sample_freq } = 999, …, freq = 1, …}.
 *
 * @param name as its samples carry it
 * @param sampled whether only some of the events were recorded, at intervals
 */
record EventComment(String name, boolean sampled) {

    private static final Pattern EVENT =
            Pattern.compile("# event : name = (\\S{1,200}?),? .*\\{ sample_period, sample_freq } = (\\d{1,18}),(.*)");

    static Optional<EventComment> of(String line) {
        if (!line.startsWith("# event")) {
            return Optional.empty();
        }
        Matcher matcher = EVENT.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean each = matcher.group(2).equals("1") && !matcher.group(3).contains(" freq = 1,");
        return Optional.of(new EventComment(matcher.group(1), !each));
    }
}
