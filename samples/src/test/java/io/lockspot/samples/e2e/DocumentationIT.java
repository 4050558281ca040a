package io.lockspot.samples.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documentation is executed: every line that starts with {@code lockspot} or {@code ./lockspot} in a block marked
 * {@code sh} of the README and of {@code docs/}. Recordings that a line names stand for one that is made here. A block
 * below the line {@code <!-- not executed: reason -->} is left alone.
 */
class DocumentationIT {

    private static final String SKIP = "<!-- not executed:";
    private static final Pattern COMMAND = Pattern.compile("^(?:\\$ )?((?:\\./)?lockspot(?: .*)?)$");
    private static final Pattern RECORDING = Pattern.compile("(?<![\\w=/.-])([\\w.-][\\w./-]*\\.jfr)\\b");

    /** One line of a document. */
    private record Line(String document, int number, String command) {}

    @TempDir
    static Path temp;

    private static Path recording;

    /** Some lines attach to it, by its name. */
    private static ChildJvm server;

    @BeforeAll
    static void aRecordingAndALauncher() throws Exception {
        Path made = Files.createDirectory(temp.resolve("made"));
        recording = Storm.run(Jdk.running(), made, "before", 500, 3).recording();
        Files.createFile(
                temp.resolve("lockspot"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(temp.resolve("lockspot"), "#!/bin/sh\n" + Products.launcherLine() + "\n");
    }

    @BeforeAll
    static void aServer() throws Exception {
        server = ChildJvm.java(Jdk.running(), temp)
                .with("-cp", Victim.classPath(), OrderServer.class.getName())
                .start();
        assertThat(server.awaitFirstLine()).isEqualTo("serving");
    }

    @AfterAll
    static void endOfTheServer() {
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyCommandOfTheDocumentation_works() throws IOException {
        List<Line> lines = new ArrayList<>();
        lines.addAll(commands(Products.HOME.resolve("README.md")));
        try (Stream<Path> docs = Files.list(Products.HOME.resolve("docs"))) {
            for (Path document : docs.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                lines.addAll(commands(document));
            }
        }
        assertThat(lines).as("commands in the documentation").isNotEmpty();
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.document + ":" + line.number + " " + line.command, () -> assertThatItWorks(line)))
                .toList();
    }

    private void assertThatItWorks(Line line) throws Exception {
        Matcher names = RECORDING.matcher(line.command);
        while (names.find()) {
            Path named = temp.resolve(names.group(1));
            if (!Files.exists(named)) {
                Files.createDirectories(named.getParent());
                Files.copy(recording, named);
            }
        }
        ChildJvm.Ended ended = ChildJvm.shell(temp, line.command)
                .environment("PATH", temp + ":" + System.getenv("PATH"))
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out() + ended.err()).as("it says something").isNotBlank();
    }

    private static List<Line> commands(Path document) throws IOException {
        List<Line> found = new ArrayList<>();
        boolean inBlock = false;
        boolean skipped = false;
        String lastText = "";
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                inBlock = !inBlock && line.equals("```sh");
                skipped = lastText.startsWith(SKIP);
            } else if (inBlock && !skipped) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches()) {
                    found.add(new Line(document.getFileName().toString(), i + 1, command.group(1)));
                }
            }
            lastText = line.isEmpty() ? lastText : line;
        }
        return found;
    }
}
