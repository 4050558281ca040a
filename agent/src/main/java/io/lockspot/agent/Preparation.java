package io.lockspot.agent;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.ProbeFiles;
import io.lockspot.agent.options.ProbeLine;
import io.lockspot.agent.publish.MetricsOutput;
import io.lockspot.agent.record.OutputFile;
import java.util.List;

/**
 * What the start needs and what can be wrong with it, settled before anything of the JVM is touched: the options, the
 * user's probe files and the file. So a start that is refused leaves no trace but one line.
 *
 * @param probes what was understood of the user's probe files; what was not has been told
 * @param file created, empty
 * @param metrics files that can be written and ports that are taken
 */
public record Preparation(Options options, List<ProbeLine> probes, OutputFile file, MetricsOutput metrics) {

    /**
     * Called once, by {@code LockspotAgent} through the isolated loader.
     *
     * @param arguments as the JVM gives them, may be null
     * @return null when only the help was asked for, which is printed
     * @throws BadOptionException when nothing can be recorded; the message is for the user
     */
    public static Preparation of(String arguments) throws BadOptionException {
        if (Running.isOn()) {
            Messages.say("already running in this JVM: this load does nothing");
            return null;
        }
        Messages.forget();
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.err.print(Options.HELP);
            return null;
        }
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new BadOptionException(
                    "this JVM runs without Flight Recorder: add --add-modules jdk.jfr, or use a JDK that has it");
        }
        ProbeFiles probes = ProbeFiles.read(options.probes());
        MetricsOutput metrics = options.prometheus().isEmpty()
                ? MetricsOutput.nowhere()
                : MetricsOutput.open(options.prometheus(), OutputFile::nameOf);
        try {
            Preparation preparation =
                    new Preparation(options, probes.probes(), OutputFile.create(options.file()), metrics);
            for (String fault : probes.faults()) {
                Messages.say(fault);
            }
            return preparation;
        } catch (BadOptionException e) {
            metrics.discard();
            throw e;
        }
    }
}
