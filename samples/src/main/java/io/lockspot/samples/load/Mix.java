package io.lockspot.samples.load;

/**
 * Which connections do what. Of any run of them, the shares hold as exactly as whole connections allow, and the kinds
 * are spread evenly over each other: nothing is left to chance.
 *
 * @param keepAlive share, 0 to 1, that stays open for {@code requests} requests
 * @param abrupt share, 0 to 1, that the client resets
 */
record Mix(double keepAlive, int requests, double abrupt) {

    /** @throws IllegalArgumentException with a message for the user */
    Mix {
        Checks.share("--keep-alive", keepAlive);
        Checks.positive("--requests-per-connection", requests);
        Checks.share("--abrupt", abrupt);
    }

    /** What the connection of that number does, counted from 0. */
    Manner manner(long index) {
        boolean staysOpen = isOneOf(index, keepAlive);
        // Resets are dealt out among those that stay open, and among those that do not.
        long among = staysOpen ? countBelow(index, keepAlive) : index - countBelow(index, keepAlive);
        boolean reset = isOneOf(among, abrupt);
        Ending ending = reset ? Ending.RESET : staysOpen ? Ending.BY_CLIENT : Ending.BY_SERVER;
        return new Manner(staysOpen ? requests : 1, ending);
    }

    private static boolean isOneOf(long index, double share) {
        return countBelow(index + 1, share) > countBelow(index, share);
    }

    private static long countBelow(long index, double share) {
        return (long) Math.floor(index * share + 1e-9);
    }
}
