package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Scenarios;
import io.lockspot.analyzer.cli.demo.scenario.View;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The command with a java that is a shell script: what it starts, what it makes of failures, what it prints. */
class DemoCommandTest {

    private static final String RESULT = "{\"schema\":\"lockspot.sample.closestorm/1\",\"connections\":900,"
            + "\"connectionsWanted\":4000,\"wallTime\":7000000,\"counts\":{\"register\":7200,\"close\":7201,\"closeByKind\":{\"accepted\":7200}},"
            + "\"tearDownTimes\":[1,2],\"tearDownTotal\":5000000}";

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FakeAnalysis analysis = new FakeAnalysis();
    private String homeBefore;

    @BeforeEach
    void builtProducts() throws IOException {
        homeBefore = System.getProperty(Products.HOME);
        System.setProperty(Products.HOME, temp.toString());
        for (String jar : List.of("agent/target/lockspot-agent.jar", "samples/target/lockspot-samples.jar")) {
            Files.createDirectories(temp.resolve(jar).getParent());
            Files.createFile(temp.resolve(jar));
        }
    }

    @AfterEach
    void restoreHome() {
        if (homeBefore == null) {
            System.clearProperty(Products.HOME);
        } else {
            System.setProperty(Products.HOME, homeBefore);
        }
    }

    @Test
    void runs_alternateSoThatNeitherServerIsFavoured() throws IOException {
        assertThat(demo(wellBehaved(), "--runs", "3")).isZero();

        assertThat(analysis.read)
                .containsExactly(
                        "before-1.jfr", "after-1.jfr", "after-2.jfr", "before-2.jfr", "before-3.jfr", "after-3.jfr");
        assertThat(err.toString()).contains("run 2 of 6, after").doesNotContain("\r");
    }

    @Test
    void text_showsTheReportTheTableTheConclusionAndThePlaces() throws IOException {
        demo(wellBehaved(), "--runs", "1");

        assertThat(out.toString())
                .contains("the report of before-1.jfr")
                .contains("lock wait per close")
                .contains("whole teardown, all rounds     5.0 ms   5.0 ms   ~")
                .contains("No close() waited for SelectorImpl.cancelledKeys here")
                .contains("warning: only 900 connections instead of 4000")
                .contains("warning: after-1: the agent counted 0 closes, the program did 7201")
                .contains(temp.resolve("out").resolve("after.html").toString())
                .contains("lockspot compare --before " + temp.resolve("out").resolve("before-*.jfr") + " --after ");
        assertThat(temp.resolve("out/before.html")).hasContent("page closestorm, before");
        assertThat(out.toString())
                .contains(temp.resolve("out").resolve("report-before.html").toString());
        assertThat(temp.resolve("out/report-after.html")).hasContent("report page of after-1.jfr");
    }

    @Test
    void json_isOneDocumentWithTheReportInside() throws IOException {
        demo(wellBehaved(), "--runs", "1", "--json", "--quiet");

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("schema").asString()).isEqualTo("lockspot.demo/1");
        assertThat(json.get("scenario").asString()).isEqualTo("closestorm");
        assertThat(json.get("connections").asInt()).isEqualTo(900);
        assertThat(json.get("rounds").asInt()).isEqualTo(8);
        assertThat(json.at("/report/report").asString()).isEqualTo("before-1.jfr");
        assertThat(json.get("measures")).hasSize(7);
        assertThat(json.at("/measures/6/before/median").asLong()).isEqualTo(5_000_000);
        assertThat(json.at("/warnings/0/code").asString()).isEqualTo("fewer-connections");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void incompleteRecording_isShownAndExitsWith3() throws IOException {
        analysis.incomplete = true;
        assertThat(demo(wellBehaved(), "--runs", "1")).isEqualTo(3);
    }

    @Test
    void failingChild_isOneLineWithTheLog() throws IOException {
        assertThat(demo("echo no sockets left >&2; exit 7", "--quiet")).isEqualTo(1);

        Path log = temp.resolve("out/before-1.log");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("lockspot: run before-1 failed with exit code 7; see " + log);
        assertThat(log).hasContent("no sockets left");
    }

    @Test
    void childWithoutRecording_isOneLineWithTheLog() throws IOException {
        assertThat(demo("echo '" + RESULT + "'")).isEqualTo(1);
        assertThat(err.toString()).contains("the agent left no recording of run before-1; see ");
    }

    @Test
    void childWithoutResult_isOneLineWithTheFile() throws IOException {
        assertThat(demo("echo x > before-1.jfr; echo hello")).isEqualTo(1);
        assertThat(err.toString()).contains("before-1.out does not end with the result of the sample");
    }

    @Test
    void missingJar_saysHowToBuildIt() throws IOException {
        Files.delete(temp.resolve("agent/target/lockspot-agent.jar"));
        assertThat(demo(wellBehaved())).isEqualTo(1);
        assertThat(err.toString()).contains("lockspot-agent.jar is missing: build it with mvn package");
    }

    @Test
    void directoryWithSomethingInIt_isRefused() throws IOException {
        Files.createDirectories(temp.resolve("out"));
        Files.createFile(temp.resolve("out/before-1.jfr"));
        assertThat(demo(wellBehaved())).isEqualTo(2);
    }

    @Test
    void noSuchJdkOrNoRuns_isWrongUsage() throws IOException {
        assertThat(demo(wellBehaved(), "--runs", "0")).isEqualTo(2);
        assertThat(demo(wellBehaved(), "--jdk", temp.resolve("nowhere").toString()))
                .isEqualTo(2);
    }

    @Test
    void list_hasALineForEachDemo() throws IOException {
        assertThat(demo(wellBehaved(), "--list")).isZero();

        assertThat(out.toString().lines().map(line -> line.split(" ")[0])).containsExactlyElementsOf(Scenarios.names());
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void unknownName_isWrongUsageAndSuggestsOne() throws IOException {
        assertThat(demo(wellBehaved(), "epmutx")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no such demo: epmutx (did you mean epmutex?); there are closestorm, epmutex");
    }

    @Test
    void optionOfAnotherDemo_isWrongUsage() throws IOException {
        assertThat(demo(wellBehaved(), "epmutex", "--rounds", "3")).isEqualTo(2);
        assertThat(demo(wellBehaved(), "--operations", "3")).isEqualTo(2);
        assertThat(demo(wellBehaved(), "epmutex", "--operations", "0")).isEqualTo(2);
        assertThat(demo(wellBehaved(), "epmutex", "--list")).isEqualTo(2);
    }

    @Test
    void probeFile_isCopiedBesideTheRecordings_andTheAgentIsToldItsName() throws IOException {
        Files.writeString(temp.resolve("samples/eventpoll.probes"), "# what to probe\n");

        assertThat(demo("echo \"$@\" >arguments; " + wellBehaved(), "epmutex", "--runs", "1", "--operations", "4000"))
                .isZero();

        assertThat(temp.resolve("out/eventpoll.probes")).hasContent("# what to probe");
        assertThat(Files.readString(temp.resolve("out/arguments")))
                .contains("interval=5s,budget=off,jfr=before,probes=eventpoll.probes ")
                .contains("io.lockspot.samples.eventpoll.ConnectionRate after ");
        assertThat(out.toString())
                .contains("epmutex: every close of a registered connection")
                .contains("No close() waited for epmutex here")
                .contains("lockspot breakdown --measure lock-wait --root 'PollableFile.close' ");
    }

    @Test
    void furtherCommand_isShownWhereThereIsOne() throws IOException {
        Files.createFile(temp.resolve("samples/pipeclosure.probes"));
        String result = "{\"pipes\":9,\"tornDown\":9,\"timePerPipe\":7,\"locks\":{\"all\":{\"waits\":0}},"
                + "\"work\":{\"cpuMessages\":18}}";

        assertThat(demo(wellBehaved().replace(RESULT, result), "pipe-closure", "--runs", "1"))
                .isZero();

        assertThat(out.toString())
                .contains("No close() waited for a lock here")
                .contains("as pipes grow  java -cp samples/target/lockspot-samples.jar "
                        + "io.lockspot.samples.pipeclosure.PipeClosure after --sweep");
    }

    @Test
    void missingProbeFile_isOneLine() throws IOException {
        assertThat(demo(wellBehaved(), "epmutex", "--quiet")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("lockspot: " + temp.resolve("samples/eventpoll.probes")
                        + " is missing: it is a part of lockspot");
    }

    /** Writes the recording that the agent's option names, and the sample's result. */
    private static String wellBehaved() {
        return "for a; do case $a in -javaagent:*) f=${a#*=file=}; echo x > \"${f%%,*}\";; esac; done; echo '" + RESULT
                + "'";
    }

    private int demo(String script, String... more) throws IOException {
        Path java = temp.resolve("jdk/bin/java");
        if (!Files.exists(java)) {
            Files.createDirectories(java.getParent());
            Files.createFile(java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        }
        List<String> args = new ArrayList<>(List.of("--dir", temp.resolve("out").toString()));
        if (!List.of(more).contains("--jdk")) {
            args.addAll(List.of("--jdk", temp.resolve("jdk").toString()));
        }
        args.addAll(List.of(more));
        return new CommandLine(new DemoCommand(analysis))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args.toArray(String[]::new));
    }

    /** Knows only the names of what it was given. */
    private static final class FakeAnalysis implements Analysis {
        private final List<String> read = new ArrayList<>();
        private boolean incomplete;

        @Override
        public Recording read(Path file) {
            read.add(file.getFileName().toString());
            RecordingBuilder builder = new RecordingBuilder(file.getFileName().toString());
            if (incomplete) {
                builder.incomplete("it ends early");
            }
            return builder.build();
        }

        @Override
        public void report(Recording recording, View view, Appendable to) throws IOException {
            to.append("the report of ").append(recording.infos().get(0).file()).append("\n");
        }

        @Override
        public void reportJson(Recording recording, View view, Writer to) throws IOException {
            to.append("{\"report\":\"").append(recording.infos().get(0).file()).append("\"}");
        }

        @Override
        public void reportPage(Recording recording, View view, Appendable to) throws IOException {
            to.append("report page of ").append(recording.infos().get(0).file());
        }

        @Override
        public void flameGraph(String title, String subtitle, Recording recording, View view, Appendable to)
                throws IOException {
            to.append("page ").append(title);
        }
    }
}
