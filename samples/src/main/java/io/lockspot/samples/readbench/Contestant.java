package io.lockspot.samples.readbench;

import java.util.List;

/**
 * A tool, and how it is started.
 *
 * @param command with the input in it
 * @param java whether it is a JVM, whose garbage collector keeps a log
 * @param baseline the one that it is compared with; null when others are compared with it, or nothing is
 */
record Contestant(String name, Cores cores, List<String> command, boolean java, Contestant baseline) {

    String label() {
        return name + ", " + cores.label();
    }
}
