package io.lockspot.agent.options;

/** The names that a probe file may hold, and how a message quotes what is none. */
final class Names {

    private static final int QUOTED = 80;

    private Names() {}

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) && !Character.isISOControl(c));
    }

    /** A class's name with its package, {@code $} before the name of a nested class. */
    static boolean isClass(String text) {
        for (String part : text.split("\\.", -1)) {
            if (!isIdentifier(part)) {
                return false;
            }
        }
        return true;
    }

    /** The text in quotes, without control characters, and not longer than a message can bear. */
    static String quote(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return "'" + (plain.length() <= QUOTED ? plain : plain.substring(0, QUOTED) + "…") + "'";
    }
}
