package io.lockspot.analyzer.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value out of a data file with its place, so that whatever is wrong with it can be said with file and line. Strict:
 * every key is taken once, and what nobody took is an error ({@link Fields#end}).
 */
sealed interface Datum {

    /** Where it stands: {@code kernel-epmutex.json, line 7}. */
    String place();

    /** @param value what JSON has at the end of a branch: a text, a number, true or false, or null */
    record Value(String place, Object value) implements Datum {}

    record Items(String place, List<Datum> items) implements Datum {}

    /** Not immutable: taking a field removes it. */
    record Fields(String place, Map<String, Datum> fields) implements Datum {

        public Fields {
            fields = new LinkedHashMap<>(fields);
        }

        boolean has(String key) {
            return fields.containsKey(key);
        }

        Datum take(String key) {
            Datum taken = fields.remove(key);
            if (taken == null) {
                throw wrong(place, "the key '" + key + "' is missing");
            }
            return taken;
        }

        String text(String key) {
            return Datum.text(take(key));
        }

        boolean flag(String key) {
            Datum taken = take(key);
            if (taken instanceof Value v && v.value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(taken.place(), "'" + key + "' must be true or false");
        }

        double number(String key) {
            Datum taken = take(key);
            if (taken instanceof Value v && v.value instanceof Double number && number >= 0) {
                return number;
            }
            throw wrong(taken.place(), "'" + key + "' must be a number of 0 or more");
        }

        Optional<String> textIfAny(String key) {
            return has(key) ? Optional.of(text(key)) : Optional.empty();
        }

        List<Datum> items(String key) {
            Datum taken = take(key);
            if (taken instanceof Items list && !list.items.isEmpty()) {
                return list.items;
            }
            throw wrong(taken.place(), "'" + key + "' must be a list of one or more");
        }

        /** Texts, each different. */
        Set<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            for (Datum item : items(key)) {
                String text = Datum.text(item);
                if (texts.contains(text)) {
                    throw wrong(item.place(), "'" + text + "' is in the list twice");
                }
                texts.add(text);
            }
            return Set.copyOf(texts);
        }

        Set<String> textsIfAny(String key) {
            return has(key) ? texts(key) : Set.of();
        }

        /** Nothing may be left that was not asked for. */
        void end() {
            fields.entrySet().stream().findFirst().ifPresent(left -> {
                throw wrong(left.getValue().place(), "unknown key '" + left.getKey() + "'");
            });
        }
    }

    static Fields fields(Datum datum) {
        if (datum instanceof Fields fields) {
            return fields;
        }
        throw wrong(datum.place(), "an object in braces is needed here");
    }

    static String text(Datum datum) {
        if (datum instanceof Value v && v.value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(datum.place(), "a text is needed here, and not an empty one");
    }

    /** The data files are part of the program: an error in one is an error of the program. */
    static IllegalStateException wrong(String place, String what) {
        return new IllegalStateException("signatures/" + place + ": " + what);
    }
}
