package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code perf report --children} says of a recording, as it printed it. */
final class PerfReport {

    private static final Pattern LINE = Pattern.compile("\\s+([\\d.]+)%\\s+([\\d.]+)%\\s+\\[(.)] (.*?)\\s+-\\s+-\\s*");

    /**
     * @param total the share in percent of the samples that have the function in their stacks
     * @param self the share in percent of those that end in it
     * @param symbol as printed
     */
    record Line(double total, double self, boolean kernel, String symbol) {

        private static Line parse(String text) {
            Matcher line = LINE.matcher(text);
            return line.matches()
                    ? new Line(
                            Double.parseDouble(line.group(1)),
                            Double.parseDouble(line.group(2)),
                            line.group(3).equals("k"),
                            line.group(4))
                    : null;
        }

        /** Under the names that the analyzer has. */
        Frame frame() {
            if (kernel) {
                return CanonicalNames.kernel(symbol);
            }
            return CanonicalNames.isJavaSignature(symbol)
                    ? CanonicalNames.java(symbol)
                    : CanonicalNames.nativeFrame(symbol);
        }

        /** Whether it is code without a name. */
        boolean isAddress() {
            return symbol.startsWith("0x");
        }

        /**
         * Whether it is code without a name, given by its address at run time: 0x00007faee91db1f5. Files are loaded at
         * page boundaries, so its last three digits are those of the address in the file.
         */
        boolean isAddressOf(Frame frame) {
            return isAddress()
                    && frame.name().contains("+0x")
                    && frame.name().endsWith(symbol.substring(symbol.length() - 3));
        }
    }

    private PerfReport() {}

    static List<Line> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(Line::parse)
                .filter(Objects::nonNull)
                .toList();
    }
}
