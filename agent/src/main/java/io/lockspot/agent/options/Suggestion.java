package io.lockspot.agent.options;

import java.util.List;
import java.util.Locale;

/** Finds what a misspelt word was meant to be. */
final class Suggestion {

    private Suggestion() {}

    /** Text to append to a message: {@code  (did you mean 'x'?)}, or nothing when no word is near. */
    static String among(List<String> words, String typed) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int distance = distance(word.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        return nearest != null && least <= Math.max(1, nearest.length() / 3)
                ? " (did you mean '" + nearest + "'?)"
                : "";
    }

    /** How many letters must be put in, taken out or replaced to make one word of the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
