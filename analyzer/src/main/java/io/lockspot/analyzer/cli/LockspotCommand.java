package io.lockspot.analyzer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockspot} without a command: a short help. */
@Command(
        name = "lockspot",
        description = "Finds the lock that a Java server's connections queue on.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockspot report lockspot-4711-20261101.jfr",
            "  lockspot breakdown -I eventpoll_release_file perf.script.gz",
            "  lockspot locks -o json recording.jfr | jq '.locks[0]'"
        })
final class LockspotCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--help", usageHelp = true, description = "Show this help, or that of a command.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
