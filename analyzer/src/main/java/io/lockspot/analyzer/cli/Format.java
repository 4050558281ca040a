package io.lockspot.analyzer.cli;

import java.nio.file.Path;
import java.util.Locale;

/** How a report is written. */
enum Format {
    TEXT,
    JSON,
    MARKDOWN,
    HTML,
    /** The XML that build servers read. */
    JUNIT,
    /** The language of Graphviz. */
    DOT;

    /** The format that a file's extension stands for; text when it says nothing. */
    static Format of(Path file) {
        return switch (extension(file)) {
            case "json" -> JSON;
            case "md", "markdown" -> MARKDOWN;
            case "html", "htm" -> HTML;
            case "xml" -> JUNIT;
            case "dot", "gv" -> DOT;
            default -> TEXT;
        };
    }

    /** What follows the last dot of the file's name, in lower case; empty when there is none. */
    static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
