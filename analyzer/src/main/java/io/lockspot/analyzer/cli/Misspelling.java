package io.lockspot.analyzer.cli;

import java.util.List;

/** What a word that is none may have been meant for. The parser suggests whatever is the least unlike, however unlike. */
final class Misspelling {

    private Misspelling() {}

    /** Those of the suggestions that a slip or two, or up to a third of the letters, make of what was typed. */
    static List<String> of(String typed, List<String> suggestions) {
        int most = Math.max(2, typed.length() / 3);
        return suggestions.stream().filter(s -> distance(typed, s) <= most).toList();
    }

    /** How many letters must be added, left out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
