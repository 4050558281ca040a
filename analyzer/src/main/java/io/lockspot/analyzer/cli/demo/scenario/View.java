package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Measure;
import java.util.Optional;

/**
 * Which breakdown of a recording is shown.
 *
 * @param measure empty for the one that {@code lockspot report} shows
 * @param root a regular expression: stacks start at their first frame that matches, and those without one are left out;
 *     empty for all stacks
 */
public record View(Optional<Measure> measure, Optional<String> root) {

    /** The whole of what {@code lockspot report} shows. */
    static final View USUAL = new View(Optional.empty(), Optional.empty());

    static View of(Measure measure, String root) {
        return new View(Optional.of(measure), Optional.of(root));
    }

    /** The options of {@code lockspot breakdown} that show the same; empty when none are needed. */
    public String options() {
        return (measure.map(m -> " --measure " + m.id()).orElse("")
                        + root.map(r -> " --root '" + r + "'").orElse(""))
                .strip();
    }
}
