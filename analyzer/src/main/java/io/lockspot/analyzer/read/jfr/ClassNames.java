package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.read.CanonicalNames;

/** Classes by their names in the JVM: arrays as Java writes them, generated ones without what tells one run from the next. */
final class ClassNames {

    /** JFR of JDK 17 generates one for each event, with a number and the process id in its name. */
    private static final String JFR_HANDLER = "jdk.jfr.internal.handlers.EventHandler";

    private ClassNames() {}

    /**
     * The canonical name.
     *
     * @param name as the JVM has it, {@code java/util/ArrayDeque} or {@code [I}; may be empty, and then so is the result
     */
    static String of(String name) {
        if (name.isEmpty()) {
            return "";
        }
        if (name.startsWith("[")) {
            int dimensions = name.lastIndexOf('[') + 1;
            return element(name.substring(dimensions)) + "[]".repeat(dimensions);
        }
        String canonical = CanonicalNames.java(name).name();
        return canonical.startsWith(JFR_HANDLER) ? JFR_HANDLER : canonical;
    }

    private static String element(String type) {
        if (type.startsWith("L") && type.endsWith(";")) {
            return of(type.substring(1, type.length() - 1));
        }
        return switch (type) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> type;
        };
    }
}
