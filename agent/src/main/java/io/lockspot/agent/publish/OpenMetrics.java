package io.lockspot.agent.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Text in the format of OpenMetrics 1.0, as Prometheus reads it. Families come in the order in which they are begun; the
 * caller keeps the names, units and suffixes that the format asks for. Used by one thread.
 */
final class OpenMetrics {

    /** Upper bounds of the buckets in nanoseconds; the last, infinity, is not among them. */
    static final List<Long> BOUNDS = List.of(
            1_000L,
            2_500L,
            5_000L,
            10_000L,
            25_000L,
            50_000L,
            100_000L,
            250_000L,
            500_000L,
            1_000_000L,
            2_500_000L,
            5_000_000L,
            10_000_000L,
            25_000_000L,
            50_000_000L,
            100_000_000L,
            250_000_000L,
            500_000_000L,
            1_000_000_000L,
            2_500_000_000L,
            5_000_000_000L,
            10_000_000_000L);

    private final StringBuilder text = new StringBuilder(8_192);
    private String family = "";

    /** Begins a family; what follows belongs to it. */
    OpenMetrics family(String name, String type, String help) {
        family = name;
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        if (name.endsWith("_seconds")) {
            text.append("# UNIT ").append(name).append(" seconds\n");
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        return this;
    }

    /** A sample of a counter or gauge; labels are names and values in turn. */
    OpenMetrics sample(String suffix, long value, String... labels) {
        return line(suffix, Long.toString(value), labels);
    }

    /** The same, in seconds. */
    OpenMetrics seconds(String suffix, long nanos, String... labels) {
        return line(suffix, secondsOf(nanos), labels);
    }

    /** One histogram of a family of them; labels are names and values in turn. */
    OpenMetrics histogram(Distribution values, long total, String... labels) {
        String[] bucket = new String[labels.length + 2];
        System.arraycopy(labels, 0, bucket, 0, labels.length);
        bucket[labels.length] = "le";
        for (long bound : BOUNDS) {
            bucket[labels.length + 1] = secondsOf(bound);
            sample("_bucket", values.atMost(bound), bucket);
        }
        bucket[labels.length + 1] = "+Inf";
        sample("_bucket", values.count(), bucket);
        sample("_count", values.count(), labels);
        return seconds("_sum", total, labels);
    }

    /** The whole text. */
    String end() {
        return text.append("# EOF\n").toString();
    }

    private OpenMetrics line(String suffix, String value, String... labels) {
        text.append(family).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            appendEscaped(labels[i + 1]);
            text.append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    /** Names of classes and locks may hold anything; of control characters only their number is shown. */
    private void appendEscaped(String value) {
        value.codePoints().forEach(c -> {
            if (c == '\\' || c == '"') {
                text.append('\\').append((char) c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                text.append(String.format(Locale.ROOT, c > 0xFF ? "\\\\u%04X" : "\\\\x%02X", c));
            } else {
                text.appendCodePoint(c);
            }
        });
    }

    /** Plain decimals, with a point, so that equal bounds are equal texts. */
    private static String secondsOf(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return (seconds.scale() < 1 ? seconds.setScale(1) : seconds).toPlainString();
    }
}
