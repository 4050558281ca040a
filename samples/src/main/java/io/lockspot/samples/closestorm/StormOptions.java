package io.lockspot.samples.closestorm;

import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param connections how many are open at the same time
 * @param wanted how many were asked for, before the limit of descriptors had its say
 * @param rounds how often all of them are opened and dropped
 * @param threads how many threads close
 * @param limitSeconds after that time the program gives up
 */
record StormOptions(Variant variant, int connections, int wanted, int rounds, int threads, int limitSeconds) {

    static final String USAGE =
            "usage: closestorm before|after [--connections N] [--rounds N] [--threads N] [--limit SECONDS]";

    /** Which server is closed. */
    enum Variant {
        BEFORE,
        AFTER;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with a message for the user */
    static StormOptions parse(String[] args) {
        Variant variant = null;
        int connections = 4000;
        int rounds = 8;
        int threads = 4;
        int limitSeconds = 120;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "before" -> variant = Variant.BEFORE;
                case "after" -> variant = Variant.AFTER;
                case "--connections" -> connections = number(args, ++i);
                case "--rounds" -> rounds = number(args, ++i);
                case "--threads" -> threads = number(args, ++i);
                case "--limit" -> limitSeconds = number(args, ++i);
                default -> throw new IllegalArgumentException("unknown argument: " + args[i]);
            }
        }
        if (variant == null) {
            throw new IllegalArgumentException("say which server: before or after");
        }
        return new StormOptions(variant, connections, connections, rounds, threads, limitSeconds);
    }

    private static int number(String[] args, int index) {
        String option = args[index - 1];
        if (index == args.length) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        try {
            int value = Integer.parseInt(args[index]);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same message as for numbers that make no sense
        }
        throw new IllegalArgumentException(option + " needs a number above zero, not " + args[index]);
    }

    /** The same storm with no more connections than this process may hold descriptors for; says so on stderr. */
    StormOptions within(DescriptorLimit limit) {
        int possible = limit.connections();
        if (connections <= possible) {
            return this;
        }
        System.err.printf(
                "closestorm: %d connections instead of %d: this process may open %d files (ulimit -n)%n",
                possible, connections, limit.files());
        return new StormOptions(variant, possible, wanted, rounds, threads, limitSeconds);
    }
}
