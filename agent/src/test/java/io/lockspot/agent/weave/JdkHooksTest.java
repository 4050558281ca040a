package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            List<Target> targets = HookTable.targets(jdk, releaseOf(home)).stream()
                    .filter(target -> !target.library())
                    .toList();

            assertThat(targets).hasSizeGreaterThan(15);
            for (Target target : targets) {
                assertThat(jdk.has(target.name())).as(target.name()).isTrue();
                assertThat(target.lacks(jdk.describe(target.name())))
                        .as(target.name())
                        .isEmpty();
            }
            assertThat(targets.stream().anyMatch(t -> t.implementation().equals("jdk-poller")))
                    .as("a JDK with virtual threads has their pollers")
                    .isEqualTo(jdk.has("java.lang.VirtualThread"));
        }
    }

    @Test
    void anOldJdk_hasNoTargetsOfYoungerOnes() {
        JdkFiles empty = new JdkFiles(ClassFileLocator.NoOp.INSTANCE);

        assertThat(HookTable.targets(empty, 17))
                .extracting(Target::implementation)
                .doesNotContain("jdk-poller");
        assertThat(HookTable.targets(empty, 21))
                .extracting(Target::implementation)
                .contains("jdk-poller");
        assertThat(HookTable.targets(empty, 17)).extracting(Target::name).contains("sun.nio.ch.SocketDispatcher");
    }

    @Test
    void theCodeOfEveryHook_isThere() {
        JdkFiles empty = new JdkFiles(ClassFileLocator.NoOp.INSTANCE);

        assertThat(HookTable.targets(empty, 25))
                .flatMap(Target::points)
                .hasSizeGreaterThan(45)
                .allSatisfy(point -> assertThat(point.codeClass().getName()).isEqualTo(point.code()));
    }

    @Test
    void aLineThatIsNone_isRefused() {
        JdkFiles empty = new JdkFiles(ClassFileLocator.NoOp.INSTANCE);

        assertThatThrownBy(() -> HookTable.targets("jdk-nio register jdk17+", empty, 17))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hooks.txt");
    }

    private static int releaseOf(Path home) throws IOException {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            about.load(in);
        }
        return Runtime.Version.parse(about.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
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
