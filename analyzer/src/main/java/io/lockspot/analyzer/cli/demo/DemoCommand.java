package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.cli.demo.scenario.LoadOptions;
import io.lockspot.analyzer.cli.demo.scenario.Scenario;
import io.lockspot.analyzer.cli.demo.scenario.Scenarios;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockspot demo}. Exit codes: 0 fine, 1 a child or a file failed, 2 usage, 3 a recording is incomplete. */
@Command(
        name = "demo",
        description = {
            "Shows a real lock hot spot on this machine, before and after its fix.",
            "Without a name: a server that loses all its connections at once, and the lock of the JDK's selectors. "
                    + "It runs in child JVMs with the agent: three runs before and three after, in under a minute."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int PARTIAL = 3;

    private final Analysis analysis;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Which demo (default: closestorm; --list names them all).")
    private String name;

    @Option(names = "--list", description = "Print the names of the demos, a line each, and what they show.")
    private boolean list;

    @Option(names = "--json", description = "Print one JSON document instead (schema lockspot.demo/1).")
    private boolean json;

    @Option(
            names = "--jdk",
            paramLabel = "DIR",
            description = "Run the programs on this JDK (default: the running one).")
    private Path jdk = Path.of(System.getProperty("java.home"));

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each program (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "closestorm: connections that are open at the same time (default: 4000).")
    private Integer connections;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "closestorm: how often all of them are dropped in a run (default: 8).")
    private Integer rounds;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "The others: how many connections, requests, events or pipes a run is made of.")
    private Integer operations;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the recordings and pages go (default: lockspot-demo, or the next free number).")
    private Path directory;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress on stderr.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** @param analysis the rest of the analyzer */
    public DemoCommand(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if (list) {
            return printList(spec.commandLine().getOut());
        }
        DemoPlan plan = plan();
        try {
            return run(plan, err);
        } catch (IOException | BadRecordingException e) {
            err.println("lockspot: " + e.getMessage());
            err.flush();
            return FAILED;
        }
    }

    private int run(DemoPlan plan, PrintWriter err) throws IOException, InterruptedException, BadRecordingException {
        if (directory != null && !DemoDirectory.isFree(directory)) {
            throw wrong("--dir " + directory + ": something is there; name another directory, or remove it");
        }
        Products products = Products.find();
        DemoDirectory into = directory == null ? DemoDirectory.fresh(Path.of("")) : DemoDirectory.named(directory);
        DemoOutcome outcome;
        DemoPages pages;
        try (Progress progress = Progress.on(err, quiet)) {
            outcome = new Demo(products, plan, into, analysis).run(progress);
            progress.step("writing reports and flame graphs");
            DemoFiles files = new DemoFiles(outcome, analysis);
            pages = new DemoPages(files.writeReports(), files.writeFlameGraphs());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new DemoJson(outcome, pages, analysis).print(out);
        } else {
            new DemoText(outcome, pages, analysis).print(out);
        }
        return outcome.warnings().stream().anyMatch(Warning::partial) ? PARTIAL : 0;
    }

    private int printList(PrintWriter out) {
        if (name != null || json) {
            throw wrong("--list stands alone");
        }
        DemoList.print(out);
        return 0;
    }

    private DemoPlan plan() {
        if (runs < 1) {
            throw wrong("--runs must be at least 1, not " + runs);
        }
        Scenario scenario = name == null
                ? Scenarios.all().get(0)
                : Scenarios.named(name).orElseThrow(() -> wrong(DemoList.unknown(name)));
        try {
            return new DemoPlan(scenario, java(), runs, scenario.load(LoadOptions.of(connections, rounds, operations)));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Path java() {
        Path java = jdk.resolve("bin").resolve("java").toAbsolutePath().normalize();
        if (!Files.isExecutable(java)) {
            throw wrong("--jdk " + jdk + ": there is no " + java);
        }
        return java;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
