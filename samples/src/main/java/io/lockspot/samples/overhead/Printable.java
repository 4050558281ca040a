package io.lockspot.samples.overhead;

/** Foreign text on the user's terminal. */
final class Printable {

    private Printable() {}

    /** @return the text with every control character as {@code \xNN} */
    static String text(String foreign) {
        StringBuilder text = new StringBuilder();
        foreign.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                text.append(String.format("\\x%02X", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}
