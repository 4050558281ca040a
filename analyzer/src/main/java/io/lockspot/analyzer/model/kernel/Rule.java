package io.lockspot.analyzer.model.kernel;

import java.util.List;

/**
 * A lock of the kernel that has a name.
 *
 * @param what a line about it
 * @param takes how stacks show that it is taken; one is enough
 */
record Rule(String name, String what, List<Take> takes) {
    Rule {
        takes = List.copyOf(takes);
    }
}
