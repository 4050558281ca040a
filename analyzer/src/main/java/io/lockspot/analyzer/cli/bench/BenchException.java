package io.lockspot.analyzer.cli.bench;

import java.io.IOException;
import java.util.List;

/** A run that went wrong. The message is one sentence for the user. */
public final class BenchException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lastLines;

    /** @param lastLines what the program printed last */
    BenchException(String message, List<String> lastLines) {
        super(message);
        this.lastLines = List.copyOf(lastLines);
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
