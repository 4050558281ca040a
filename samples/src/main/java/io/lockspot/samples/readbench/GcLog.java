package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a JVM's garbage collector: how full the heap was before each collection, and at the end. */
final class GcLog {

    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)([KMG])->\\d+[KMG]\\(");
    private static final Pattern AT_EXIT = Pattern.compile("(?:generation|heap) +total \\d+K, used (\\d+)K");

    private GcLog() {}

    static long peak(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        long peak = 0;
        long atExit = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                peak = Math.max(peak, Long.parseLong(collection.group(1)) << shift(collection.group(2)));
            }
            Matcher exit = AT_EXIT.matcher(line);
            if (exit.find()) {
                atExit += Long.parseLong(exit.group(1)) << 10;
            }
        }
        return Math.max(peak, atExit);
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "K" -> 10;
            case "M" -> 20;
            default -> 30;
        };
    }
}
