package io.lockspot.analyzer.model;

/**
 * A Java process on this machine.
 *
 * @param name its main class or jar, without arguments; empty when it does not tell
 */
public record Jvm(long pid, String name) {

    @Override
    public String toString() {
        return name.isEmpty() ? "process " + pid : name + " (pid " + pid + ")";
    }
}
