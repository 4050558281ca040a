package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

final class NettyEpollTest {

    @TempDir
    Path directory;

    static List<Arguments> everyJdkAndLine() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Path home : ProbedJvm.homes()) {
            all.add(Arguments.of(home, "4.1", netty41()));
            all.add(Arguments.of(home, "4.2", netty42()));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} netty {1}")
    @MethodSource("everyJdkAndLine")
    void closedByTheirChannels_noneIsStillRegistered(Path home, String line, List<Path> netty) throws Exception {
        Output output = run(home, netty, "channels");

        assertThat(operations(output, "counted")).isEqualTo(operations(output, "did"));
        assertThat(output.lines("summary")).singleElement().asString().contains("; netty-epoll: 9 of 9");
    }

    @ParameterizedTest(name = "{0} netty {1}")
    @MethodSource("everyJdkAndLine")
    void closedUnderneath_everyOneIsStillRegistered(Path home, String line, List<Path> netty) throws Exception {
        Output output = run(home, netty, "underneath");

        Map<String, Long> counted = operations(output, "counted");
        assertThat(counted).isEqualTo(operations(output, "did"));
        assertThat(counted).containsEntry("netty-epoll.close.stillRegistered", 50L);
    }

    @ParameterizedTest(name = "{0} netty {1}")
    @MethodSource("everyJdkAndLine")
    void everyCallOfEpollCtl_isCountedOnce(Path home, String line, List<Path> netty) throws Exception {
        Output output = run(home, netty, "directly");

        assertThat(output.numbers("counted")).isEqualTo(output.numbers("did"));
    }

    /** As Elasticsearch, gRPC, Spark and others have it in their jars. */
    @ParameterizedTest(name = "{0} netty {1}")
    @MethodSource("everyJdkAndLine")
    void aRelocatedCopy_isCountedTheSame(Path home, String line, List<Path> netty) throws Exception {
        Relocation relocation = new Relocation("com/acme_net/shaded", NettyVictim.class);
        Path jar = directory.resolve("application.jar");
        relocation.pack(netty, ProbedJvm.TEST_CLASSES, jar);

        Output output =
                new ProbedJvm(home, directory).withLibraries(List.of(jar)).run(relocation.victimName(), "directly");

        assumeTrue(output.lines("skip").isEmpty(), () -> "Netty's epoll is not available: " + output.lines("skip"));
        output.assertExact();
        assertThat(output.lines("summary")).singleElement().asString().contains("; netty-epoll: ");
    }

    private Output run(Path home, List<Path> netty, String what) throws Exception {
        Output output = new ProbedJvm(home, directory).withLibraries(netty).run(NettyVictim.class, what);
        assumeTrue(output.lines("skip").isEmpty(), () -> "Netty's epoll is not available: " + output.lines("skip"));
        return output.assertDone();
    }

    /** Without what Netty does for itself: how often it changes an interest, and its loops' own descriptors. */
    private static Map<String, Long> operations(Output output, String word) {
        Map<String, Long> operations = new TreeMap<>(output.numbers(word));
        operations.keySet().removeIf(name -> name.contains("epoll_ctl") || name.contains("modify"));
        return operations;
    }

    private static List<Path> netty41() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().startsWith("netty-"))
                .toList();
    }

    static List<Path> netty42() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "netty42"))) {
            return jars.toList();
        }
    }
}
