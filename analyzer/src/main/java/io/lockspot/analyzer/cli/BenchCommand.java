package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.bench.Bench;
import io.lockspot.analyzer.cli.bench.BenchDirectory;
import io.lockspot.analyzer.cli.bench.BenchException;
import io.lockspot.analyzer.cli.bench.BenchSettings;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.Side;
import io.lockspot.analyzer.report.BenchWriter;
import io.lockspot.analyzer.report.Names;
import io.lockspot.analyzer.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot bench}: runs both, in turns, and compares. */
@Command(
        name = "bench",
        description = "Starts two commands with the agent, in turns, records a window of each run, and compares them as"
                + " lockspot compare does. Linux only.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockspot bench --before 'java -jar old.jar' --after 'java -jar new.jar' --ready-port 8080 \\",
            "      --load 'wrk -d 60 http://127.0.0.1:8080/' --fail-on regression",
            "  lockspot bench --before 'java -cp old.jar Batch' --after 'java -cp new.jar Batch' --whole --runs 8"
        })
final class BenchCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private BenchOptions options;

    @Mixin
    private Comparing comparing;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Comparing.Prepared prepared = comparing.prepare(session);
        BenchSettings settings = options.settings();
        BenchDirectory directory = directory();
        BenchProtocol protocol = run(settings, directory);
        if (protocol.runs().size() < 2 * settings.plan().runs()) {
            return Exit.FAILED.code();
        }
        List<Path> before = List.of(directory.of(Side.BEFORE));
        List<Path> after = List.of(directory.of(Side.AFTER));
        return prepared.compare(before, after, report -> Report.OfBench.of(report, protocol));
    }

    /** Runs all; when that fails or the user ends it, says so and what was kept. */
    private BenchProtocol run(BenchSettings settings, BenchDirectory directory) throws UsageException, IOException {
        PrintWriter err = new PrintWriter(session.console().err(), true, StandardCharsets.UTF_8);
        Progress progress = Progress.on(err, comparing.talk().isQuiet());
        try (Bench bench = new Bench(settings, directory, progress)) {
            String failure = "";
            List<String> lastLines = List.of();
            try (progress) {
                bench.run();
            } catch (InterruptedException e) {
                failure = "ended by the user after " + bench.protocol().runs().size() + " of "
                        + 2 * settings.plan().runs() + " runs";
            } catch (BenchException e) {
                failure = e.getMessage();
                lastLines = e.lastLines();
            } catch (IOException e) {
                failure = e.getMessage();
            }
            BenchProtocol protocol = bench.protocol();
            OutputFile.at(directory.protocol(), true).write(out -> BenchWriter.write(protocol, out));
            if (!failure.isEmpty()) {
                say(failure, lastLines, kept(protocol, directory));
            }
            return protocol;
        }
    }

    private void say(String failure, List<String> lastLines, String kept) {
        session.console().note(Names.printable(failure));
        lastLines.forEach(line -> session.console().err().println("  | " + Names.printable(line)));
        session.console().note(Names.printable(kept));
    }

    private static String kept(BenchProtocol protocol, BenchDirectory directory) {
        long before =
                protocol.runs().stream().filter(r -> r.side() == Side.BEFORE).count();
        long after = protocol.runs().size() - before;
        return before == 0 || after == 0
                ? "there is not a run of each side to compare; logs are in " + directory
                : "kept " + before + " before and " + after + " after; compare them: lockspot compare --before "
                        + directory.of(Side.BEFORE) + " --after " + directory.of(Side.AFTER);
    }

    private BenchDirectory directory() throws UsageException, IOException {
        Path named = options.directory().orElse(null);
        Path where = (named == null ? Path.of("") : named).toAbsolutePath();
        if (where.toString().contains(",")) {
            throw new UsageException(
                    where + ": the agent takes no file with a comma in its path; name another --directory");
        }
        if (named == null) {
            return BenchDirectory.fresh(Path.of(""));
        }
        if (!BenchDirectory.isFree(named)) {
            throw new UsageException(
                    "--directory " + named + ": something is there; name another directory, or remove it");
        }
        return BenchDirectory.named(named);
    }
}
