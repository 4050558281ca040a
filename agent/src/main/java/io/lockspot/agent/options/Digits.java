package io.lockspot.agent.options;

/** Numbers before a unit. Options are read before {@code main}, and a regular expression takes a millisecond then. */
final class Digits {

    private Digits() {}

    /** How many digits the text begins with. */
    static int count(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }
}
