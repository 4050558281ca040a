package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jars;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent's jar from which anything is missing never changes what the program prints and returns. */
class IncompleteJarIT {

    private static final String BOOT = "io/lockspot/agent/boot.jar";
    private static final String AGENT = "io/lockspot/agent/agent.jar";

    @TempDir
    private Path directory;

    @Test
    void outerJar_mayLackAnythingButItsEntry() throws IOException {
        for (String entry : Jars.entries(Victim.AGENT)) {
            if (entry.startsWith("io/") && !entry.endsWith("/LockspotAgent.class")) {
                Child.Result result = runWith(Jars.without(Victim.AGENT, entry, directory));
                assertUnchanged(entry, result);
                assertThat(result.err()).as(entry).contains("lockspot: disabled: ");
            }
        }
    }

    @Test
    void innerJars_mayLackAnyOfOurClasses() throws IOException {
        for (String inner : List.of(BOOT, AGENT)) {
            Path jar = Jars.extract(Victim.AGENT, inner, directory);
            for (String entry : Jars.entries(jar)) {
                if (entry.startsWith("io/lockspot/agent/") && !entry.contains("/shaded/") && !entry.endsWith("/")) {
                    Path shortened = Jars.without(jar, entry, directory);
                    assertUnchanged(entry, runWith(Jars.replace(Victim.AGENT, inner, shortened, directory)));
                    Files.delete(shortened);
                }
            }
        }
    }

    @Test
    void innerJar_mayLackALibrary() throws IOException {
        Path jar = Jars.extract(Victim.AGENT, AGENT, directory);
        for (String prefix : List.of(
                "io/lockspot/agent/shaded/bytebuddy/", "io/lockspot/agent/shaded/hdrhistogram/", "one/", "linux-")) {
            Path shortened = Jars.without(jar, prefix, directory);
            assertUnchanged(prefix, runWith(Jars.replace(Victim.AGENT, AGENT, shortened, directory)));
            Files.delete(shortened);
        }
    }

    private Child.Result runWith(Path jar) throws IOException {
        Path file = directory.resolve("a.jfr");
        Files.deleteIfExists(file);
        Child.Result result = new Victim(Jdk.current(), directory, Closing.class, "20", "exit")
                .withAgent(jar, "file=a.jfr")
                .run();
        Files.delete(jar);
        return result;
    }

    private static void assertUnchanged(String missing, Child.Result result) {
        assertThat(result.out()).as(missing + "\n" + result.err()).isEqualTo("closed 20\n");
        assertThat(result.exitCode()).as(missing + "\n" + result.err()).isEqualTo(3);
    }
}
