package io.lockspot.samples.readbench;

import io.lockspot.samples.bench.ResultOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the inputs that are missing, has every tool read them in turn, and prints what that took. */
@Command(
        name = "read-bench",
        description = "How fast lockspot and other tools read recordings: same files, same cores, in turn.",
        sortOptions = false)
public final class ReadBench implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "where the inputs are kept, about 3 GB; without it lockspot-read-bench in the temporary directory")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"), "lockspot-read-bench");

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "INPUT",
            description = "which to read, separated by commas: ${COMPLETION-CANDIDATES}; all without it")
    private List<Input> inputs = List.of(Input.values());

    @Option(names = "--tools", paramLabel = "WORD", description = "only tools whose name contains it, such as lockspot")
    private String tools = "";

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "readings of each (${DEFAULT-VALUE})")
    private int repeat;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "makes inputs of this share of their size, in a directory of their own (${DEFAULT-VALUE})")
    private double scale;

    @Option(names = "--make", description = "only make the inputs that are missing")
    private boolean make;

    @Option(names = "--lockspot", paramLabel = "JAR", description = "the jar to measure, instead of the one built here")
    private Path lockspot;

    @Option(
            names = "--stackcollapse",
            paramLabel = "FILE",
            description = "stackcollapse-perf.pl of the FlameGraph tools, to measure it too")
    private Path stackcollapse;

    @Mixin
    private ResultOptions results;

    private ReadBench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReadBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(ReadBench::failed)
                .execute(args));
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(e instanceof IOException)) {
            throw e;
        }
        line.getErr().println("read-bench: " + e.getMessage());
        return 1;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (repeat < 1 || !(scale > 0)) {
            throw new ParameterException(spec.commandLine(), "--repeat and --scale must be above 0");
        }
        PrintWriter err = spec.commandLine().getErr();
        Places places =
                Places.of(scale == 1 ? directory : directory.resolve("scale-" + scale), lockspot, stackcollapse);
        for (Input input : inputs) {
            input.makeIfMissing(places, scale, err);
        }
        if (make) {
            return 0;
        }
        Machine machine = Machine.now();
        List<Trial> trials = new ArrayList<>();
        for (Input input : inputs) {
            trials.add(trial(input, places, err));
        }
        PrintWriter out = spec.commandLine().getOut();
        new ResultText(out).print(machine, Machine.now(), trials);
        out.flush();
        results.write(() -> ResultJson.of(machine, Machine.now(), trials));
        return trials.stream().anyMatch(Trial::failed) ? 1 : 0;
    }

    private Trial trial(Input input, Places places, PrintWriter err) throws IOException, InterruptedException {
        List<Contestant> contestants = new Contestants(places).of(input);
        contestants.removeIf(contestant -> !contestant.name().contains(tools));
        Trial trial = new Trial(input, input.file(places), contestants);
        trial.run(repeat, places.work(), err);
        return trial;
    }
}
