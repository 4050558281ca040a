package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Scenario;
import io.lockspot.analyzer.cli.demo.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The names of the demos, for those who ask and for those who mistype one. */
final class DemoList {

    private DemoList() {}

    /** A line for each: the name and the story. */
    static void print(PrintWriter out) {
        int width = Scenarios.names().stream().mapToInt(String::length).max().orElse(0);
        for (Scenario scenario : Scenarios.all()) {
            out.println(scenario.name() + " ".repeat(width - scenario.name().length() + 2) + scenario.story());
        }
        out.flush();
    }

    /** The message about a name that there is not. */
    static String unknown(String name) {
        return "no such demo: " + name + similar(name) + "; there are " + String.join(", ", Scenarios.names());
    }

    private static String similar(String name) {
        CommandSpec names = CommandSpec.create();
        Scenarios.names().forEach(known -> names.addSubcommand(known, CommandSpec.create()));
        List<String> suggestions =
                new UnmatchedArgumentException(new CommandLine(names), List.of(name)).getSuggestions();
        return suggestions.isEmpty() ? "" : " (did you mean " + suggestions.get(0) + "?)";
    }
}
