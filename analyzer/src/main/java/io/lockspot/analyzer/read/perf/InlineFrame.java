package io.lockspot.analyzer.read.perf;

/** The one frame of a sample without a stack, which stands behind the event: {@code  ffffffff81a0dfeb osq_lock+0xb (…)}. */
final class InlineFrame {

    /** No function is called {@code 7f801fe921f5}, but some are called {@code add}. */
    private static final int DIGITS_OF_ADDRESSES = 8;

    private InlineFrame() {}

    /**
     * What follows the event as a frame, or null when that is none. Other addresses may be before it, and a branch
     * stack behind it.
     */
    static StackLine parse(String rest) {
        String text = withoutBranches(rest).strip();
        for (int end = addressEnd(text); end > 0; end = addressEnd(text)) {
            String next = text.substring(end).strip();
            if (addressEnd(next) < DIGITS_OF_ADDRESSES) {
                return StackLine.parse(text);
            }
            text = next;
        }
        return null;
    }

    /** How many characters the address has that the text begins with, 0 without one. */
    private static int addressEnd(String text) {
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
            end++;
        }
        return end == text.length() || text.charAt(end) == ' ' ? end : 0;
    }

    private static String withoutBranches(String rest) {
        int branches = rest.indexOf(" 0x");
        return branches >= 0 && Extras.areBranches(rest.substring(branches)) ? rest.substring(0, branches) : rest;
    }
}
