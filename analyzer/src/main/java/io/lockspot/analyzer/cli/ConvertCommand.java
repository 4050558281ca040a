package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.SelectedSamples;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.write.Profile;
import io.lockspot.analyzer.write.Profiles;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockspot convert}: a profile for other tools. */
@Command(
        name = "convert",
        description = "A profile for other tools: collapsed stacks, pprof or speedscope.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockspot convert recording.jfr -f cpu.pb.gz && go tool pprof -top cpu.pb.gz",
            "  lockspot convert perf.script.gz -f before.speedscope.json",
            "  lockspot convert recording.jfr --measure lock-wait -o collapsed | flamegraph.pl > locks.svg"
        })
final class ConvertCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RecordingFiles files;

    @Mixin
    private SelectionOptions selected;

    @Option(
            names = "--column",
            paramLabel = "COLUMN",
            description = "before or after: which counts of a collapsed file that has two columns; after unless given.")
    private Column column;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "collapsed, pprof or speedscope; needed where the file's name does not tell it.")
    private ProfileFormat format;

    @Mixin
    private FileOption file;

    @Mixin
    private Talk talk;

    ConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        ProfileFormat wanted = format();
        Optional<OutputFile> target = file.openUnlessStandardOutput();
        if (target.isEmpty()
                && wanted == ProfileFormat.PPROF
                && session.console().terminal()) {
            throw new UsageException("pprof is binary and no text for a terminal; give a file, as in -f out.pb.gz");
        }
        Recording recording = files.read(session, talk, Optional.ofNullable(column));
        Profiles profiles = profiles(recording, wanted);
        if (target.isPresent()) {
            target.get().writeBytes(out -> wanted.write(profiles, out));
        } else {
            try (OutputStream out = session.console().bytes()) {
                wanted.write(profiles, out);
            }
        }
        if (profiles.profiles().stream().allMatch(p -> p.samples().isEmpty())) {
            talk.remark(session.console(), "no stack left: nothing matches, and nothing is in what was written");
        }
        Report.Origin origin = Reporting.origin(recording, Optional.empty());
        talk.warnings(session.console(), origin.warnings());
        target.ifPresent(out -> talk.remark(session.console(), "wrote " + out + ": " + names(profiles.profiles())));
        return Exit.of(origin).code();
    }

    private ProfileFormat format() throws UsageException {
        if (format != null) {
            return format;
        }
        if (file.isStandardOutput()) {
            throw new UsageException("say what to write: -f out.collapsed, -f out.pb.gz or -f out.speedscope.json,"
                    + " or -o collapsed, pprof or speedscope for standard output");
        }
        return ProfileFormat.of(file.path().orElseThrow())
                .orElseThrow(() -> new UsageException(file.path().orElseThrow()
                        + ": the name must end in .collapsed, .pb.gz or .speedscope.json, or -o name the format"));
    }

    private Profiles profiles(Recording recording, ProfileFormat wanted) throws UsageException, BadRecordingException {
        List<Measure> measures = new ArrayList<>(selected.measures(recording, files));
        if (!selected.asked().isEmpty() && measures.size() > 1 && !wanted.holdsSeveral()) {
            throw new UsageException(
                    "collapsed stacks are of one measure; name one, or write pprof or speedscope, which hold several");
        }
        List<Measure> others = !selected.asked().isEmpty()
                ? List.of()
                : Arrays.stream(Measure.values())
                        .filter(m -> !measures.contains(m) && recording.has(m))
                        .toList();
        if (wanted.holdsSeveral()) {
            measures.addAll(others);
        } else if (!others.isEmpty()) {
            talk.remark(
                    session.console(),
                    "collapsed stacks are of one measure: took "
                            + measures.get(0).id() + ", left out "
                            + others.stream().map(Measure::id).collect(Collectors.joining(", "))
                            + "; choose with --measure");
        }
        List<Profile> profiles = measures.stream()
                .map(m -> new Profile(m, SelectedSamples.of(recording, m, selected.selection())))
                .toList();
        return new Profiles(
                files.names(),
                recording.durationNanos(),
                profiles,
                selected.selection().threads());
    }

    /** What was written, with units. */
    private static String names(List<Profile> profiles) {
        return profiles.stream()
                .map(p -> p.measure() == Measure.SAMPLES
                        ? "samples"
                        : p.measure().id() + " in " + p.measure().unit())
                .collect(Collectors.joining(", "));
    }
}
