package io.lockspot.analyzer.write;

/** Text for formats that are UTF-8. */
final class Texts {

    private Texts() {}

    /** The text with halves of surrogate pairs, which no UTF-8 can hold, written as {@code \}{@code uNNNN}. */
    static String encodable(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
