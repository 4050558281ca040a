package io.lockspot.agent.options;

/** Sizes as {@code 64k}, {@code 10m}, {@code 1g}, in bytes. */
final class Sizes {

    private static final int MOST_DIGITS = 9;

    private Sizes() {}

    static long parse(String key, String value, long least) throws BadOptionException {
        int digits = Digits.count(value);
        int shift = switch (value.substring(digits)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        if (digits == 0 || digits > MOST_DIGITS || shift == 0) {
            throw new BadOptionException("'" + value + "' is not a size for '" + key + "': write 64m or 1g");
        }
        long bytes = Long.parseLong(value, 0, digits, 10) << shift;
        if (bytes < least) {
            throw new BadOptionException("'" + key + "' must be at least " + (least >> 20) + "m, not " + value);
        }
        return bytes;
    }
}
