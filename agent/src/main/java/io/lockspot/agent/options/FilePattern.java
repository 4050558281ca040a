package io.lockspot.agent.options;

import java.time.LocalDateTime;

/**
 * A file name with holes: {@code %p} the process id, {@code %t} the time of the start, {@code %n} the program's name,
 * {@code %%} a percent sign. Nothing else is expanded.
 */
public record FilePattern(String text) {

    /** What a name may tell of a run; only what it does tell is asked for. */
    public interface Run {

        /** Process id. */
        long pid();

        /** Of the start. */
        LocalDateTime time();

        /** The main class or jar. */
        String program();
    }

    /**
     * The name with its holes filled. Of the program's name all but letters, digits, dots, dashes and underscores become
     * underscores, so it never leads into another directory.
     */
    public String expand(Run run) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String filled = c == '%' && i + 1 < text.length() ? fill(text.charAt(i + 1), run) : null;
            if (filled == null) {
                name.append(c);
            } else {
                name.append(filled);
                i++;
            }
        }
        return name.toString();
    }

    private static String fill(char hole, Run run) {
        return switch (hole) {
            case 'p' -> Long.toString(run.pid());
            case 't' -> digits(run.time());
            case 'n' -> plain(run.program());
            case '%' -> "%";
            default -> null;
        };
    }

    /** Without a formatter, whose classes would take longer to load than all the options. */
    private static String digits(LocalDateTime time) {
        long date = time.getYear() * 10_000L + time.getMonthValue() * 100 + time.getDayOfMonth();
        int clock = time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
        return date + "-" + Integer.toString(1_000_000 + clock).substring(1);
    }

    private static String plain(String program) {
        String last = program.substring(program.lastIndexOf('/') + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.isBlank() ? "java" : plain.substring(0, Math.min(plain.length(), 80));
    }
}
