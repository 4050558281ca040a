package io.lockspot.analyzer.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** How large the terminal is. Columns: the variable {@code COLUMNS}, else what {@code stty} says. */
final class TerminalWidth {

    /** Narrower or wider than any terminal. */
    private static final int LEAST = 20;

    private static final int MOST = 10_000;

    private static final File TERMINAL = new File("/dev/tty");

    private TerminalWidth() {}

    static OptionalInt of(Map<String, String> environment) {
        OptionalInt set = parse(environment.getOrDefault("COLUMNS", ""));
        return set.isPresent() ? set : parse(lastWord(sttySize()));
    }

    /** How many lines it has: the variable {@code LINES}, else what {@code stty} says. */
    static OptionalInt rows(Map<String, String> environment) {
        String set = environment.getOrDefault("LINES", "");
        String rows = set.isEmpty() ? sttySize().replaceFirst(" .*", "") : set;
        return rows.matches("[1-9]\\d{0,4}") ? OptionalInt.of(Integer.parseInt(rows)) : OptionalInt.empty();
    }

    /** The number, if a terminal could be that wide. */
    static OptionalInt parse(String text) {
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int width = Integer.parseInt(text);
        return width < LEAST || width > MOST ? OptionalInt.empty() : OptionalInt.of(width);
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    /** Rows and columns; empty when there is no {@code stty} or no terminal. */
    private static String sttySize() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return "";
            }
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
