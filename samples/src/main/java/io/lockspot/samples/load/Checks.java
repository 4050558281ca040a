package io.lockspot.samples.load;

/** What options may be; the messages are for the user. */
final class Checks {

    private Checks() {}

    static void positive(String option, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(option + " must be above zero");
        }
    }

    static void share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(option + " is a share from 0 to 1");
        }
    }
}
