package io.lockspot.samples.eventpoll;

/**
 * What the loads are asked for on their command lines: {@code before|after [THREADS [EACH]]}.
 *
 * @param variant {@code before} or {@code after} the fix that the load is about
 * @param threads how many threads work
 * @param each how many pieces of work each thread does
 */
record LoadArguments(String variant, int threads, int each) {

    /**
     * Reads a command line.
     *
     * @param defaults what holds if the command line does not say
     * @throws IllegalArgumentException with a message for the user
     */
    static LoadArguments parse(String[] args, LoadArguments defaults) {
        if (args.length < 1 || args.length > 3) {
            throw new IllegalArgumentException("one to three arguments are wanted, not " + args.length);
        }
        if (!args[0].equals("before") && !args[0].equals("after")) {
            throw new IllegalArgumentException("'" + args[0] + "' is neither before nor after");
        }
        return new LoadArguments(
                args[0],
                args.length > 1 ? positive(args[1]) : defaults.threads,
                args.length > 2 ? positive(args[2]) : defaults.each);
    }

    boolean isBefore() {
        return variant.equals("before");
    }

    private static int positive(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, in words.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no whole number from 1 to " + String.format("%,d", Integer.MAX_VALUE));
    }
}
