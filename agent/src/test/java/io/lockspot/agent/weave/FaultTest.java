package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.ExceptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static org.assertj.core.api.Assertions.assertThat;

/** Probes that fail, inside an application that must not notice. */
final class FaultTest {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            classes = {
                NullPointerException.class,
                NoClassDefFoundError.class,
                StackOverflowError.class,
                OutOfMemoryError.class
            })
    void aProbeThatThrows_isCountedAndTurnsItselfOff(Class<? extends Throwable> thrown) throws Exception {
        Output output = run("OperationCounter", "timed", 2, thrown);

        assertThat(output.number("off"))
                .as("the five operations of channels, and those of pipes")
                .isEqualTo(10);
        assertThat(output.number("failures")).isBetween(1000L, 1100L);
        assertThat(output.numbers("counted")).doesNotContainKey("jdk-nio.close");
    }

    @Test
    void aFaultBeforeTheOperation_costsOnlyTheProbesOfThatOperation() throws Exception {
        Output output = run("Descriptors", "closeAsked", 1, NullPointerException.class);

        assertThat(output.number("off")).as("of channels and of pipes").isEqualTo(2);
        assertThat(output.numbers("counted")).doesNotContainKey("jdk-nio.release");
        assertThat(output.numbers("counted").get("jdk-nio.close"))
                .isEqualTo(output.numbers("did").get("jdk-nio.close"));
    }

    @Test
    void afterTheStart_noClassOfTheProbesIsLoaded() throws Exception {
        Output output = new ProbedJvm(HOME, directory)
                .with("-Xlog:class+load:file=" + directory.resolve("classes.txt"))
                .run(NioVictim.class, "now");

        assertThat(output.exitCode()).isZero();
        List<String> loaded = java.nio.file.Files.readAllLines(directory.resolve("classes.txt"));
        int victim = indexOf(loaded, NioVictim.class.getName());
        assertThat(loaded.subList(0, victim)).anyMatch(line -> line.contains("agent.probe.JdkNioProbe"));
        assertThat(loaded.subList(victim, loaded.size())).noneMatch(line -> line.contains("agent.probe."));
    }

    private static int indexOf(List<String> lines, String word) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(" " + word + " ")) {
                return i;
            }
        }
        throw new AssertionError("never loaded: " + word);
    }

    private Output run(String type, String method, int parameters, Class<? extends Throwable> thrown) throws Exception {
        Class<?> faulty = Class.forName("io.lockspot.agent.probe." + type);
        byte[] classFile = new ByteBuddy()
                .redefine(faulty)
                .method(named(method).and(takesArguments(parameters)))
                .intercept(ExceptionMethod.throwing(thrown))
                .make()
                .getBytes();
        Output output =
                new ProbedJvm(HOME, directory).withProbeClass(faulty, classFile).run(NioVictim.class, "now");
        assertThat(output.out()).as(output.err()).endsWith("done\n");
        assertThat(output.exitCode()).isZero();
        return output;
    }
}
