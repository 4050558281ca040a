package io.lockspot.agent.options;

/**
 * Which operations are timed.
 *
 * @param how all, all but those of busy threads, some or none
 * @param every where not all are: one of so many
 */
public record Timing(How how, int every) {

    /** All are counted in any case. */
    public enum How {
        ALL,
        AUTO,
        SAMPLED,
        NONE
    }

    private static final int MOST = 1_000_000;

    static Timing parse(String how, String every) throws BadOptionException {
        int number;
        try {
            number = Integer.parseInt(every);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (number < 2 || number > MOST) {
            throw new BadOptionException("'timedEvery' must be a number from 2 to " + MOST + ", not '" + every + "'");
        }
        return switch (how) {
            case "all" -> new Timing(How.ALL, number);
            case "auto" -> new Timing(How.AUTO, number);
            case "sampled" -> new Timing(How.SAMPLED, number);
            case "none" -> new Timing(How.NONE, number);
            default ->
                throw new BadOptionException("'timing' must be one of auto, all, sampled, none, not '" + how + "'");
        };
    }
}
