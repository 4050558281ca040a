package io.lockspot.agent.weave;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The hook tables against the class files of the JDKs that are here. */
final class JdkHooksTest {

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyTarget_isInThisJdk(Path home) throws IOException {
        try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()))) {
            JdkFiles jdk = new JdkFiles(new Image(image));
            List<Target> targets = targets(jdk);

            assertThat(targets).hasSizeGreaterThan(15);
            for (Target target : targets) {
                assertThat(jdk.has(target.name())).as(target.name()).isTrue();
                assertThat(target.lacks(jdk.describe(target.name())))
                        .as(target.name())
                        .isEmpty();
            }
            assertThat(targets.stream().anyMatch(t -> t.implementation().equals(JdkPoller.NAME)))
                    .as("a JDK with virtual threads has their pollers")
                    .isEqualTo(jdk.has("java.lang.VirtualThread"));
        }
    }

    /** Such as a JDK in which all of it was renamed. */
    @Test
    void aJdkWithoutPollers_hasNoTargetsThere() {
        JdkFiles empty = new JdkFiles(ClassFileLocator.NoOp.INSTANCE);

        assertThat(JdkPoller.targets(empty)).isEmpty();
        assertThat(JdkNio2.targets(empty)).extracting(Target::name).contains("sun.nio.ch.SocketDispatcher");
    }

    private static List<Target> targets(JdkFiles jdk) {
        return Stream.of(
                        JdkNio.targets(),
                        JdkNio2.targets(jdk),
                        JdkSocket.targets(),
                        JdkPoller.targets(jdk),
                        JucLocks.targets())
                .flatMap(List::stream)
                .toList();
    }

    /** The classes of {@code java.base} in a JDK's image. */
    private record Image(FileSystem image) implements ClassFileLocator {

        @Override
        public Resolution locate(String name) throws IOException {
            Path file = image.getPath("/modules/java.base/" + name.replace('.', '/') + ".class");
            return Files.exists(file)
                    ? new Resolution.Explicit(Files.readAllBytes(file))
                    : new Resolution.Illegal(name);
        }

        @Override
        public void close() {
            // The test closes the image.
        }
    }
}
