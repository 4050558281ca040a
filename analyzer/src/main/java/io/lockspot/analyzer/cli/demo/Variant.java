package io.lockspot.analyzer.cli.demo;

/** The two servers that the demo closes. */
enum Variant {
    BEFORE("before", "one selector for all connections, closed by four other threads"),
    AFTER("after", "a selector per thread, each thread closes its own connections");

    private final String label;
    private final String explanation;

    Variant(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    /** As the sample's command line, the file names and the JSON spell it. */
    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }
}
