package io.lockspot.analyzer.read.perf;

import java.util.regex.Pattern;

/** What {@code perf script} prints between frames, or behind them, that is no part of a stack. */
final class Extras {

    /** {@code close.c:27}, {@code libc.so.6[891f5]} or {@code __close+58}: {@code -F +srcline} below a frame. */
    private static final Pattern SOURCE =
            Pattern.compile("\\S.*(?::\\d+|\\[[0-9a-f]+]|\\+\\d+)(?: \\(discriminator \\d+\\))?(?: \\(inlined\\))?");

    /** {@code -F +iregs} and {@code +uregs}. */
    private static final Pattern REGISTERS = Pattern.compile("ABI:\\d.*");

    /** {@code -F +brstack}, {@code +brstackoff} and {@code +brstacksym}: from, to, and flags. */
    private static final Pattern BRANCHES =
            Pattern.compile("\\S+/\\S+/[MPN-]+/[X-]/[A-]/\\d+.*|(?:0x[0-9a-f]+/0x[0-9a-f]+/[MPN-].*)");

    private Extras() {}

    /** @param line indented, and no frame */
    static boolean contains(String line) {
        String text = line.strip();
        return SOURCE.matcher(text).matches() || REGISTERS.matcher(text).matches() || areBranches(text);
    }

    static boolean areBranches(String text) {
        return BRANCHES.matcher(text.strip()).matches();
    }
}
