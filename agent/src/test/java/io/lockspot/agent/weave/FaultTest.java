package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.ExceptionMethod;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static org.assertj.core.api.Assertions.assertThat;

/** Probes that fail, inside an application that must not notice. */
final class FaultTest {

    /** {@code -Dlockspot.faults=1000000} before a release. */
    private static final int CYCLES = Integer.getInteger("lockspot.faults", 20_000);

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    static List<Arguments> homesAndErrors() {
        List<Arguments> all = new ArrayList<>();
        for (Path home : homes()) {
            for (Class<?> thrown : List.of(
                    NullPointerException.class,
                    NoClassDefFoundError.class,
                    StackOverflowError.class,
                    OutOfMemoryError.class)) {
                all.add(Arguments.of(home, thrown));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("homesAndErrors")
    void aProbeThatThrows_isCountedAndTurnsItselfOff(Path home, Class<? extends Throwable> thrown) throws Exception {
        Output output = run(home, "OperationCounter", "timed", 2, thrown);

        assertThat(output.number("off"))
                .as("the five operations of channels, and those of pipes")
                .isEqualTo(10);
        assertThat(output.number("failures")).isBetween(1000L, 1100L);
        assertThat(output.numbers("counted")).doesNotContainKey("jdk-nio.close");
    }

    @ParameterizedTest
    @MethodSource("homes")
    void faultsWithoutEnd_endAtTheLimitAndTheProgramDoesNot(Path home) throws Exception {
        Output output = run(
                home,
                "OperationCounter",
                "timed",
                2,
                NullPointerException.class,
                CyclingVictim.class,
                Integer.toString(CYCLES));

        assertThat(output.number("cycles")).isEqualTo(CYCLES);
        assertThat(output.number("off")).as("the five operations of channels").isEqualTo(5);
        assertThat(output.number("failures"))
                .as("100 of each, and a few of probes that were seldom called")
                .isBetween(500L, 599L);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aFaultBeforeTheOperation_costsOnlyTheProbesOfThatOperation(Path home) throws Exception {
        Output output = run(home, "Descriptors", "closeAsked", 1, NullPointerException.class);

        assertThat(output.number("off")).as("of channels and of pipes").isEqualTo(2);
        assertThat(output.numbers("counted")).doesNotContainKey("jdk-nio.release");
        assertThat(output.numbers("counted").get("jdk-nio.close"))
                .isEqualTo(output.numbers("did").get("jdk-nio.close"));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void afterTheStart_noClassOfTheProbesIsLoaded(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory)
                .withBothCompilers()
                .with("-Xlog:class+load:file=" + directory.resolve("classes.txt"))
                .run(NioVictim.class, "now");

        assertThat(output.exitCode()).isZero();
        List<String> loaded = java.nio.file.Files.readAllLines(directory.resolve("classes.txt"));
        int victim = indexOf(loaded, NioVictim.class.getName());
        assertThat(loaded.subList(0, victim)).anyMatch(line -> line.contains("agent.probe.JdkNioProbe"));
        assertThat(loaded.subList(victim, loaded.size())).noneMatch(line -> line.contains("agent.probe."));
    }

    /** As if the flight recorder, while it takes an event, opened a selector by itself. */
    @ParameterizedTest
    @MethodSource("homes")
    void whatAProbeDoesItself_passesUnprobed(Path home) throws Exception {
        Class<?> budget = Class.forName("io.lockspot.agent.probe.Budget");
        byte[] reentering = new ByteBuddy()
                .redefine(budget)
                .visit(Advice.to(Reentering.class).on(named("affords")))
                .make()
                .getBytes();

        Output output = new ProbedJvm(home, directory)
                .withBothCompilers()
                .with("-XX:StartFlightRecording=filename=" + directory.resolve("all.jfr"))
                .with("-Dthreshold=0")
                .withProbeClass(budget, reentering)
                .run(NioVictim.class, "now");

        assertThat(output.out()).as(output.err()).endsWith("done\n");
        assertThat(output.number("failures")).isZero();
        assertThat(output.numbers("counted")).isEqualTo(output.numbers("did"));
        assertThat(Long.parseLong(output.lines("reentered").get(0))).isPositive();
    }

    /** Copied into a probe. */
    static final class Reentering {
        @Advice.OnMethodEnter
        static void enter() throws Exception {
            Selector selector = Selector.open();
            DatagramChannel channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            channel.close();
            selector.close();
            System.setProperty("reentered", Integer.toString(Integer.getInteger("reentered", 0) + 1));
        }
    }

    private static int indexOf(List<String> lines, String word) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(" " + word + " ")) {
                return i;
            }
        }
        throw new AssertionError("never loaded: " + word);
    }

    private Output run(Path home, String type, String method, int parameters, Class<? extends Throwable> thrown)
            throws Exception {
        return run(home, type, method, parameters, thrown, NioVictim.class, "now");
    }

    private Output run(
            Path home,
            String type,
            String method,
            int parameters,
            Class<? extends Throwable> thrown,
            Class<?> victim,
            String argument)
            throws Exception {
        Class<?> faulty = Class.forName("io.lockspot.agent.probe." + type);
        byte[] classFile = new ByteBuddy()
                .redefine(faulty)
                .method(named(method).and(takesArguments(parameters)))
                .intercept(ExceptionMethod.throwing(thrown))
                .make()
                .getBytes();
        Output output =
                new ProbedJvm(home, directory).withProbeClass(faulty, classFile).run(victim, argument);
        assertThat(output.out()).as(output.err()).endsWith("done\n");
        assertThat(output.exitCode()).isZero();
        return output;
    }
}
