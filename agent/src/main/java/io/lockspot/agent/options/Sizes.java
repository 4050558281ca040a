package io.lockspot.agent.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as {@code 64k}, {@code 10m}, {@code 1g}, in bytes. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([kmg])");

    private Sizes() {}

    static long parse(String key, String value, long least) throws BadOptionException {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new BadOptionException("'" + value + "' is not a size for '" + key + "': write 64m or 1g");
        }
        int shift = switch (form.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            default -> 30;
        };
        long bytes = Long.parseLong(form.group(1)) << shift;
        if (bytes < least) {
            throw new BadOptionException("'" + key + "' must be at least " + (least >> 20) + "m, not " + value);
        }
        return bytes;
    }
}
