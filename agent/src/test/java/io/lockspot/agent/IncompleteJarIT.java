package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jars;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent's jar from which anything is missing never changes what the program prints and returns. */
class IncompleteJarIT {

    private static final String BOOT = "io/lockspot/agent/boot.jar";
    private static final String AGENT = "io/lockspot/agent/agent.jar";
    private static final String LIBRARIES = "io/lockspot/agent/libraries.jar";

    /** A class takes a start of the JVM; {@code -Dlockspot.everyClass=1} leaves out none. */
    private static final int EVERY = Integer.getInteger("lockspot.everyClass", 6);

    @TempDir
    private Path directory;

    @Test
    void outerJar_mayLackAnythingButItsEntry() throws IOException {
        for (String entry : Jars.entries(Victim.AGENT)) {
            if (entry.startsWith("io/") && !entry.endsWith("/LockspotAgent.class")) {
                Child.Result result = runWith(Jars.without(Victim.AGENT, entry, directory), profilerFor(entry));
                assertUnchanged(entry, result);
                assertThat(result.err()).as(entry).contains("lockspot: disabled: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOT, AGENT})
    void innerJars_mayLackAnyOfOurClasses(String inner) throws IOException {
        Path jar = Jars.extract(Victim.AGENT, inner, directory);
        List<String> all = Jars.entries(jar).stream()
                .filter(entry -> entry.startsWith("io/lockspot/agent/") && !entry.contains("/shaded/"))
                .sorted()
                .toList();
        assertThat(all).hasSizeGreaterThan(10);
        List<String> ours = IntStream.range(0, all.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(all::get)
                .toList();
        ours.parallelStream().forEach(entry -> {
            try {
                Path shortened = Jars.without(jar, entry, directory);
                assertUnchanged(
                        entry, runWith(Jars.replace(Victim.AGENT, inner, shortened, directory), profilerFor(entry)));
                Files.delete(shortened);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        AGENT + ",io/lockspot/agent/shaded/bytebuddy/",
        LIBRARIES + ",io/lockspot/agent/shaded/hdrhistogram/",
        LIBRARIES + ",one/",
        LIBRARIES + ",linux-"
    })
    void innerJars_mayLackALibrary(String inner, String prefix) throws IOException {
        Path jar = Jars.extract(Victim.AGENT, inner, directory);
        Path shortened = Jars.without(jar, prefix, directory);
        assertUnchanged(prefix, runWith(Jars.replace(Victim.AGENT, inner, shortened, directory), profilerFor(prefix)));
    }

    /** Without samples, unless it is their code that is missing: they take half of the start. */
    private static String profilerFor(String missing) {
        return missing.contains("/record/") || !missing.endsWith(".class") ? "auto" : "off";
    }

    private Child.Result runWith(Path jar, String profiler) throws IOException {
        Child.Result result = new Victim(Jdk.current(), directory, Closing.class, "20", "exit")
                .withAgent(jar, "file=%p.jfr,profiler=" + profiler)
                .run();
        Files.delete(jar);
        return result;
    }

    private static void assertUnchanged(String missing, Child.Result result) {
        assertThat(result.out()).as(missing + "\n" + result.err()).isEqualTo("closed 20\n");
        assertThat(result.exitCode()).as(missing + "\n" + result.err()).isEqualTo(3);
        assertThat(result.err().lines())
                .as(missing)
                .allMatch(line -> line.startsWith("lockspot: ") || line.contains("Sharing is only supported"));
    }
}
