package io.lockspot.analyzer.model;

import java.util.List;
import java.util.Optional;

/**
 * What can be measured on this machine, or of one of its JVMs.
 *
 * @param hooks of the JVM that was asked for: those of the agent in it, or those that would be woven
 * @param hooksFrom where the hooks come from, or why there are none
 */
public record Diagnosis(Optional<Jvm> jvm, List<Check> checks, List<Hook> hooks, String hooksFrom) {
    public Diagnosis {
        checks = List.copyOf(checks);
        hooks = List.copyOf(hooks);
    }
}
