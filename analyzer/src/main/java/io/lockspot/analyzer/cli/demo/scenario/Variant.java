package io.lockspot.analyzer.cli.demo.scenario;

/** The two programs of a scenario. */
public enum Variant {
    BEFORE("before"),
    AFTER("after");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    /** As the sample's command line, the file names and the JSON spell it. */
    public String label() {
        return label;
    }
}
