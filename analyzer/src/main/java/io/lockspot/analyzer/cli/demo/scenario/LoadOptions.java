package io.lockspot.analyzer.cli.demo.scenario;

import java.util.OptionalInt;

/**
 * What the user wants of the load; what he leaves out is the scenario's to say.
 *
 * @param connections that are open at the same time
 * @param rounds how often they are dropped
 * @param operations what a run does, in all
 */
public record LoadOptions(OptionalInt connections, OptionalInt rounds, OptionalInt operations) {

    /** Null stands for what the user left out. */
    public static LoadOptions of(Integer connections, Integer rounds, Integer operations) {
        return new LoadOptions(optional(connections), optional(rounds), optional(operations));
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** @throws IllegalArgumentException with a message for the user */
    public LoadOptions {
        positive("--connections", connections);
        positive("--rounds", rounds);
        positive("--operations", operations);
    }

    /** Refuses what only a scenario with rounds of connections understands. */
    LoadOptions inOperations(String name) {
        if (connections.isPresent() || rounds.isPresent()) {
            throw new IllegalArgumentException(
                    "--connections and --rounds are for closestorm; the size of " + name + " is --operations");
        }
        return this;
    }

    /** Refuses what a scenario with rounds of connections does not understand. */
    LoadOptions inRounds(String name) {
        if (operations.isPresent()) {
            throw new IllegalArgumentException("the size of " + name + " is --connections and --rounds");
        }
        return this;
    }

    private static void positive(String option, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, not " + value.getAsInt());
        }
    }
}
