package io.lockspot.samples.pipeclosure;

/**
 * What the command line asks for.
 *
 * @param pipes how many are torn down at once
 * @param threads how many exit at once, each with its share of the pipes
 * @param threadsGiven whether the user has said so
 * @param cpus how many the model has
 * @param limitSeconds after that time no further pipe is torn down, and the result says how many were
 * @param sweep whether to go through numbers of pipes
 */
record ClosureOptions(
        Variant variant, int pipes, int threads, boolean threadsGiven, int cpus, int limitSeconds, boolean sweep) {

    static final String USAGE =
            "usage: pipeclosure before|after [--pipes N | --sweep] [--threads N] [--cpus N]" + " [--limit SECONDS]";

    private static final int MOST_PIPES = 10_000_000;
    private static final int MOST_THREADS = 10_000;
    private static final int MOST_CPUS = 1_024;
    private static final int DAY = 86_400;

    /** @throws IllegalArgumentException with a message for the user */
    static ClosureOptions parse(String[] args) {
        Variant variant = null;
        int pipes = 0;
        int threads = 0;
        int cpus = Runtime.getRuntime().availableProcessors();
        int limitSeconds = 0;
        boolean sweep = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "before" -> variant = Variant.BEFORE;
                case "after" -> variant = Variant.AFTER;
                case "--sweep" -> sweep = true;
                case "--pipes" -> pipes = number(args, ++i, MOST_PIPES);
                case "--threads" -> threads = number(args, ++i, MOST_THREADS);
                case "--cpus" -> cpus = number(args, ++i, MOST_CPUS);
                case "--limit" -> limitSeconds = number(args, ++i, DAY);
                default -> throw new IllegalArgumentException("unknown argument: " + args[i]);
            }
        }
        return checked(new ClosureOptions(variant, pipes, threads, threads > 0, cpus, limitSeconds, sweep));
    }

    private static ClosureOptions checked(ClosureOptions given) {
        if (given.variant == null) {
            throw new IllegalArgumentException("say how pipes are torn down: before or after");
        }
        if (given.sweep && given.pipes > 0) {
            throw new IllegalArgumentException("--sweep has its own numbers of pipes: leave out --pipes");
        }
        return new ClosureOptions(
                given.variant,
                given.pipes > 0 ? given.pipes : 100_000,
                given.threadsGiven ? given.threads : 64,
                given.threadsGiven,
                given.cpus,
                given.limitSeconds > 0 ? given.limitSeconds : given.sweep ? 20 : 120,
                given.sweep);
    }

    private static int number(String[] args, int index, int most) {
        String option = args[index - 1];
        if (index == args.length) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        try {
            int value = Integer.parseInt(args[index]);
            if (value > 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same message as for numbers that make no sense
        }
        throw new IllegalArgumentException(option + " needs a number from 1 to " + most + ", not " + args[index]);
    }

    /** The same for other numbers of pipes and threads. */
    ClosureOptions sized(int otherPipes, int otherThreads) {
        return new ClosureOptions(variant, otherPipes, otherThreads, threadsGiven, cpus, limitSeconds, false);
    }
}
