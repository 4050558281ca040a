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
            ClassFiles jdk = new ClassFiles(path -> {
                Path file = image.getPath("/modules/java.base/" + path);
                return Files.exists(file) ? Files.readAllBytes(file) : null;
            });
            List<Target> targets = HookTable.targets(jdk, releaseOf(home)).stream()
                    .filter(target -> !target.library())
                    .toList();

            assertThat(targets).hasSizeGreaterThan(15);
            for (Target target : targets) {
                ClassFile type = jdk.find(target.name().replace('.', '/'));
                assertThat(type).as(target.name()).isNotNull();
                assertThat(target.lacks(type, jdk)).as(target.name()).isEmpty();
            }
            assertThat(targets.stream().anyMatch(t -> t.implementation().equals("jdk-poller")))
                    .as("a JDK with virtual threads has their pollers")
                    .isEqualTo(jdk.find("java/lang/VirtualThread") != null);
        }
    }

    @Test
    void anOldJdk_hasNoTargetsOfYoungerOnes() {
        ClassFiles empty = new ClassFiles(path -> null);

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
        ClassFiles empty = new ClassFiles(path -> null);

        assertThat(HookTable.targets(empty, 25))
                .flatMap(Target::points)
                .hasSizeGreaterThan(45)
                .allSatisfy(point -> assertThat(Class.forName(point.code())).isNotNull());
    }

    @Test
    void aLineThatIsNone_isRefused() {
        ClassFiles empty = new ClassFiles(path -> null);

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
}
