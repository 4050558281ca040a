package io.lockspot.analyzer.write;

import io.lockspot.analyzer.Stories;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is written is read by the tools that it is for. */
class OtherToolsTest {

    @TempDir
    private Path folder;

    @Test
    void gosPprof_readsEveryValueThreadAndFunction() throws Exception {
        assumeTrue(isThere("go", "version"), "no go here: go tool pprof cannot be asked (Debian: golang-go)");
        Path file = folder.resolve("epmutex.pb.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            PprofWriter.write(RoundTripTest.profiles(Stories.epmutex(), false), out);
        }

        String raw = output("go", "tool", "pprof", "-raw", file.toString());
        String top = output("go", "tool", "pprof", "-top", "-unit", "ms", "-nodecount", "50", file.toString());

        assertThat(raw)
                .contains("samples/count cpu/nanoseconds[dflt]")
                .contains("Period: 4000000")
                .contains("Duration: 5")
                .contains("500 2000000000: 1 2 3 4 5 6 7 8 9 10 11")
                .contains("thread:[conn-1]")
                .contains("1: 0x0 M=2 osq_lock")
                .contains("2: 0x0/0x0/0x0 [kernel.kallsyms]");
        assertThat(top).contains("Type: cpu").contains("Total samples = 4000ms");
        assertThat(top.lines().map(String::strip))
                .anyMatch(line -> line.matches("2000ms 50.00% .* 2000ms 50.00% +osq_lock"))
                .anyMatch(line -> line.matches("0 +0% .* 2440ms 61.00% +eventpoll_release_file"));
    }

    @Test
    void asyncProfilersConverter_drawsTheCollapsedStacks() throws Exception {
        Path file = folder.resolve("epmutex.collapsed");
        try (Writer out = Files.newBufferedWriter(file)) {
            CollapsedWriter.write(RoundTripTest.profiles(Stories.epmutex(), false), out);
        }
        Path page = folder.resolve("epmutex.html");

        output(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                converter().toString(),
                "one.convert.Main",
                file.toString(),
                page.toString());

        assertThat(names(Files.readString(page)))
                .as("it takes the mark of kernel frames off")
                .contains("osq_lock", "app.Server.decode", "__close")
                .doesNotContain("osq_lock_[k]");
    }

    /** Of each name the page holds how much of the one before it begins with, and the rest. */
    private static List<String> names(String html) {
        Matcher pool = Pattern.compile("(?s)const cpool = \\[\n(.*?)\n];").matcher(html);
        assertThat(pool.find()).isTrue();
        List<String> names = new ArrayList<>();
        String before = "";
        for (String line : pool.group(1).split("\n")) {
            String entry = line.substring(1, line.lastIndexOf('\''));
            int shared = names.isEmpty() ? 0 : entry.charAt(0) - ' ';
            before = names.isEmpty() ? entry : before.substring(0, shared) + entry.substring(1);
            names.add(before);
        }
        return names;
    }

    private static Path converter() throws URISyntaxException {
        return Path.of(one.convert.FlameGraph.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String output(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(process.exitValue()).as("%s: %s", List.of(command), text).isZero();
        return Arrays.stream(text.split("\n")).map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
    }
}
