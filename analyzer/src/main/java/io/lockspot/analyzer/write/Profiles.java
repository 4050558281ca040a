package io.lockspot.analyzer.write;

import java.util.List;

/**
 * What goes into one file.
 *
 * @param name what was recorded, for people
 * @param durationNanos how long it was recorded; 0 when unknown
 * @param profiles at least one, that to be seen first in front
 * @param threads whether stacks begin with their thread, in formats that have no other place for it
 */
public record Profiles(String name, long durationNanos, List<Profile> profiles, boolean threads) {

    public Profiles {
        profiles = List.copyOf(profiles);
    }
}
