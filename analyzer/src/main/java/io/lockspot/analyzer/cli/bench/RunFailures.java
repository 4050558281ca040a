package io.lockspot.analyzer.cli.bench;

import java.io.IOException;

/**
 * What is said of a run that went wrong.
 *
 * @param name of the run
 */
record RunFailures(String name) {

    /** What the shell answers when there is no such command, or when it may not be run. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_EXECUTABLE = 126;

    private static final String REFUSED = "lockspot: disabled: ";

    /** A program that has ended when it should not have. */
    BenchException died(ProcessTree tree, String what) {
        int code = tree.exitCode().orElse(0);
        String why = code == NOT_FOUND
                ? "; the shell found no such command"
                : code == NOT_EXECUTABLE ? "; the shell may not run that" : "";
        return failed(tree, what + ", exit code " + code + why);
    }

    BenchException failed(ProcessTree tree, String what) {
        return new BenchException(
                "run " + name + " " + what + "; what it printed is in " + tree.log(), LogFile.last(tree.log()));
    }

    /** What the agent said when it refused to start; empty when it did not. */
    static String refusal(ProcessTree tree) throws IOException {
        return LogFile.lines(tree.log()).stream()
                .filter(line -> line.startsWith(REFUSED))
                .findFirst()
                .map(line -> ": the agent refused: " + line.substring(REFUSED.length()))
                .orElse("");
    }

    /** Why a program left no recording. */
    static String withoutAgent(ProcessTree program) throws IOException {
        String refused = refusal(program);
        return refused.isEmpty() ? ": start its JVM with the option that is in $" + ShellCommand.VARIABLE : refused;
    }
}
