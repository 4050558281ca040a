package io.lockspot.samples.readbench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the output of perf script again and again, each time as another process would have it: later, other threads,
 * user code at other addresses. So a reader's caches gain no more than they do on a recording of that length.
 */
final class PerfRepeats {

    private static final Pattern HEADER = Pattern.compile("^(\\S.*?\\s)(\\d+)(\\s.*?)(\\d+\\.\\d+)(:.*)$");
    private static final long USER_SPACE_END = 1L << 47;
    private static final int PAGE = 4096;

    private final Path once;
    private final BufferedWriter out;
    private final long limit;
    private long written;

    private PerfRepeats(Path once, BufferedWriter out, long limit) {
        this.once = once;
        this.out = out;
        this.limit = limit;
    }

    static void write(Path once, Path to, long bytes) throws IOException {
        try (BufferedWriter out =
                Files.newBufferedWriter(to, StandardCharsets.ISO_8859_1, StandardOpenOption.CREATE_NEW)) {
            PerfRepeats repeats = new PerfRepeats(once, out, bytes);
            for (int round = 0; repeats.written < bytes; round++) {
                repeats.round(round);
            }
        }
    }

    private void round(int round) throws IOException {
        boolean any = false;
        try (BufferedReader in = Files.newBufferedReader(once, StandardCharsets.ISO_8859_1)) {
            String line;
            while ((line = in.readLine()) != null) {
                // Only whole samples: they end in an empty line.
                if (line.isEmpty() && written >= limit) {
                    line("");
                    return;
                }
                any = true;
                line(line.isEmpty() || line.startsWith("#") ? line : other(line, round));
            }
        }
        if (!any) {
            throw new IOException(once + " is empty");
        }
    }

    private static String other(String line, int round) {
        return Character.isWhitespace(line.charAt(0)) ? frame(line, round) : header(line, round);
    }

    private static String header(String line, int round) {
        Matcher parts = HEADER.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        BigDecimal time = new BigDecimal(parts.group(4)).add(BigDecimal.valueOf(100L * round));
        long thread = Long.parseLong(parts.group(2)) + 1000L * round;
        return parts.group(1) + thread + parts.group(3) + time.toPlainString() + parts.group(5);
    }

    private static String frame(String line, int round) {
        int from = 0;
        while (from < line.length() && Character.isWhitespace(line.charAt(from))) {
            from++;
        }
        int to = line.indexOf(' ', from);
        if (to < 0 || to - from > 12) {
            return line;
        }
        try {
            long address = Long.parseUnsignedLong(line.substring(from, to), 16);
            long moved = (address + 1031L * PAGE * round) % USER_SPACE_END;
            return line.substring(0, from) + Long.toHexString(moved) + line.substring(to);
        } catch (NumberFormatException e) {
            return line;
        }
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
        written += line.length() + 1L;
    }
}
