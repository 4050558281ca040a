package io.lockspot.analyzer.explain;

import java.util.OptionalDouble;

/**
 * What one implementation asked of {@code epoll_ctl}, and how much of that was in vain.
 *
 * @param notFound calls that failed with ENOENT, and are mostly made again as another one
 * @param redundant modifies that changed nothing
 * @param closes descriptors that were closed
 * @param stillRegistered how many of those epoll still watched
 */
public record EpollRow(
        String implementation,
        long adds,
        long modifies,
        long deletes,
        long notFound,
        long redundant,
        long closes,
        long stillRegistered) {

    /** Every call, successful or not. */
    public long calls() {
        return adds + modifies + deletes;
    }

    /** Calls that came to nothing. */
    public long inVain() {
        return notFound + redundant;
    }

    /** How many calls there were for each descriptor that was closed; empty when none was. */
    public OptionalDouble callsPerClose() {
        return closes == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) calls() / closes);
    }
}
