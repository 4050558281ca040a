package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tool with its options, or none.
 *
 * @param name as in the results
 * @param oldest the oldest JDK that can do it
 * @param records the file that it leaves behind, without which it has measured nothing; empty for none
 * @param ways what it can be used on
 * @param agent the options of lockspot's agent, with which it can also be attached; empty when it is no agent
 * @param arguments what it adds to the command line of Java, for a way
 */
record Setting(
        String name,
        int oldest,
        String records,
        Ways ways,
        Optional<String> agent,
        Function<Workload, List<String>> arguments) {

    private static final Function<Workload, List<String>> NOTHING = workload -> List.of();

    /** Without any tool; what all others are compared with. */
    static final Setting BARE = bare("bare");

    /** The same by another name. */
    static Setting bare(String name) {
        return new Setting(name, 0, "", Ways.ALL, Optional.empty(), NOTHING);
    }

    /** A tool that is given on the command line, and only there. */
    static Setting tool(
            String name, int oldest, String records, Ways ways, Function<Workload, List<String>> arguments) {
        return new Setting(name, oldest, records, ways, Optional.empty(), arguments);
    }

    /** What a tool can be used on. */
    enum Ways {
        ALL,
        /** It leaves the JDK's own classes alone. */
        NOT_THE_JDK
    }

    /** Why it cannot be had there; empty when it can. */
    String missing(JavaHome jdk, Workload workload) {
        if (jdk.feature() < oldest) {
            return name + ": needs JDK " + oldest;
        }
        if (ways == Ways.NOT_THE_JDK && workload.isOfTheJdk()) {
            return name + ": does not instrument the JDK's own classes, so it has no row in " + workload.label();
        }
        if (workload.part() == Workload.Part.WITHIN && agent.isEmpty() && arguments != NOTHING) {
            return name + ": cannot be taken away from a running server, so it has no row within one process";
        }
        return "";
    }

    /** @throws BenchException when the file that it records to is not there: the run was no run with it */
    void check(Path work, Child child) throws IOException {
        if (!records.isEmpty()) {
            Path file = work.resolve(records);
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                throw new BenchException(name + " recorded nothing" + child.lastWords());
            }
        }
    }
}
