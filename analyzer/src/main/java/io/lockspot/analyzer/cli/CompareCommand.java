package io.lockspot.analyzer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockspot compare}: did the change help? */
@Command(
        name = "compare",
        description = "What changed between runs before and runs after: operations, locks and paths, each with an"
                + " interval and a verdict. Five runs a side are usual, three are the least.",
        footerHeading = "%nGates:%n",
        footer = {
            "  regression                                  the verdict is REGRESSION",
            "  close.p99 > +10%%                            a figure of an operation, relative to before",
            "  lock:epmutex.waitPerOperation > 1us         a figure of a lock, after",
            "  path:eventpoll_release_file > +5%%           what a function costs, with all that it calls"
        })
final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--before",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "The runs before the change: a recording is a run. Of a directory, every file is a run, and"
                    + " every directory in it is one of several files.")
    private List<Path> before;

    @Option(
            names = "--after",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "The runs after the change.")
    private List<Path> after;

    @Mixin
    private Comparing comparing;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Comparing.Prepared prepared = comparing.prepare(session);
        return prepared.compare(before, after, report -> report);
    }
}
