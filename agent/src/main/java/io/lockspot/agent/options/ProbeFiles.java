package io.lockspot.agent.options;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The user's probe files. What is wrong with one line leaves the others as they are: each fault becomes a line for the
 * user, which names file and line.
 */
public final class ProbeFiles {

    private static final int MOST_PROBES = 256;
    private static final int MOST_IMPLEMENTATIONS = 64;
    /** Nobody reads more, and a file that is something else must not fill the server's log. */
    private static final int MOST_FAULTS = 100;

    private static final int LONGEST_LINE = 2_000;

    private final List<ProbeLine> probes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> implementations = new HashSet<>();

    private ProbeFiles() {}

    /** Reads all files; never fails. */
    public static ProbeFiles read(List<String> paths) {
        ProbeFiles files = new ProbeFiles();
        for (String path : paths) {
            try {
                files.add(path, ProbeFile.read(path));
            } catch (BadOptionException e) {
                files.faults.add(path + ": " + e.getMessage());
            }
        }
        return files;
    }

    static ProbeFiles of(String name, String text) {
        ProbeFiles files = new ProbeFiles();
        files.add(name, text);
        return files;
    }

    /** The lines that were understood, in their order. */
    public List<ProbeLine> probes() {
        return List.copyOf(probes);
    }

    /** What was not understood, such as {@code a.probes:3: no operation 'clos'…}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void add(String name, String text) {
        int number = 0;
        int faulty = 0;
        // Only these end a line for an editor; a form feed does not.
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            try {
                addLine(line, name + ":" + number);
            } catch (BadOptionException e) {
                if (faulty++ < MOST_FAULTS) {
                    faults.add(name + ":" + number + ": " + e.getMessage());
                }
            }
        }
        if (faulty > MOST_FAULTS) {
            faults.add(name + ": and " + (faulty - MOST_FAULTS) + " more faults");
        }
    }

    private void addLine(String line, String where) throws BadOptionException {
        int comment = line.indexOf('#');
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.length() > LONGEST_LINE) {
            throw new BadOptionException("the line is longer than " + LONGEST_LINE + " characters");
        }
        ProbeLine probe = ProbeLine.parse(text, where);
        for (ProbeLine before : probes) {
            if (probe.repeats(before)) {
                throw new BadOptionException(
                        "the " + probe.operation() + " of this method is measured already, by " + before.where());
            }
        }
        checkRoom(probe);
        implementations.add(probe.implementation());
        probes.add(probe);
    }

    private void checkRoom(ProbeLine probe) throws BadOptionException {
        if (probes.size() == MOST_PROBES) {
            throw new BadOptionException("there is room for " + MOST_PROBES + " probes, and this is one more");
        }
        if (implementations.size() == MOST_IMPLEMENTATIONS && !implementations.contains(probe.implementation())) {
            throw new BadOptionException(
                    "there is room for " + MOST_IMPLEMENTATIONS + " implementations, and this is one more");
        }
    }
}
