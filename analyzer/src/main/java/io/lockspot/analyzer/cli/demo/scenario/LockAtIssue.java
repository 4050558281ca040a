package io.lockspot.analyzer.cli.demo.scenario;

import java.util.regex.Pattern;

/**
 * The lock that a scenario is about.
 *
 * @param label its name for people
 * @param name found in the names of the locks that are meant
 * @param operation found in the name of the frame that is the operation: what waits below it is the operation's wait
 */
public record LockAtIssue(String label, Pattern name, Pattern operation) {

    static LockAtIssue of(String label, String name, String operation) {
        return new LockAtIssue(label, Pattern.compile(name), Pattern.compile(operation));
    }
}
