package io.lockspot.samples.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent that cannot start leaves the program as it is: the same output, the same exit code. */
class BrokenAgentIT {

    private static final String PREFIX = "lockspot:";

    @TempDir
    static Path temp;

    static Stream<Arguments> everyJdkAndBrokenOption() {
        List<String> options = List.of(
                "fiel=x.jfr",
                "threshold=quick",
                "threshold=",
                "=",
                "interval=-1s",
                "profiler=quantum",
                "file=/nonexistent/directory/x.jfr",
                "file=/proc/x.jfr",
                "file=/",
                "file=" + "x".repeat(300) + ".jfr");
        return Stream.of(Jdk.Wanted.values()).flatMap(jdk -> options.stream().map(option -> Arguments.of(jdk, option)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyJdkAndBrokenOption")
    void brokenOption_leavesTheProgramAsItIs_andSaysWhy(Jdk.Wanted wanted, String options) throws Exception {
        Jdk jdk = wanted.orSkip();
        ChildJvm.Ended ended = victim(jdk, "-javaagent:" + Products.agentJar() + "=" + options);

        assertSameAsWithoutAgent(jdk, ended);
        assertThat(ended.err()).contains(PREFIX);
    }

    @TestFactory
    List<DynamicTest> jarWithAClassRemoved_leavesTheProgramAsItIs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String removed : removable()) {
            tests.add(DynamicTest.dynamicTest(removed, () -> {
                Path jar = Files.createTempFile(temp, "agent", ".jar");
                copyWithout(removed, jar);
                assertSameAsWithoutAgent(
                        Jdk.running(), victim(Jdk.running(), "-javaagent:" + jar + "=file=removed-%p.jfr"));
            }));
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests;
    }

    private static void assertSameAsWithoutAgent(Jdk jdk, ChildJvm.Ended ended) throws InterruptedException {
        ChildJvm.Ended bare = victim(jdk);
        assertThat(bare.exitCode()).as("%s", bare).isEqualTo(42);
        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(bare.exitCode());
        assertThat(ended.out()).isEqualTo(bare.out());
        assertThat(ended.err().lines().filter(line -> !line.startsWith(PREFIX)))
                .containsExactlyElementsOf(bare.err().lines().toList());
    }

    private static ChildJvm.Ended victim(Jdk jdk, String... options) throws InterruptedException {
        return ChildJvm.java(jdk, temp)
                .with(options)
                .with("-cp", Victim.classPath(), Victim.class.getName())
                .run();
    }

    /**
     * The agent's own classes without the nested ones, and the inner jar. Not the class that the manifest names: without
     * it the JVM itself refuses to start, and no agent can change that.
     */
    private static List<String> removable() throws IOException {
        try (JarFile jar = new JarFile(Products.agentJar().toFile())) {
            String premain = jar.getManifest()
                            .getMainAttributes()
                            .getValue("Premain-Class")
                            .replace('.', '/') + ".class";
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name ->
                            name.endsWith(".jar") || name.startsWith("io/lockspot/agent/") && name.endsWith(".class"))
                    .filter(name -> !name.contains("$") && !name.endsWith("package-info.class"))
                    .filter(name -> !name.equals(premain))
                    .filter(name -> !name.startsWith("io/lockspot/agent/shaded/"))
                    .sorted()
                    .toList();
        }
    }

    private static void copyWithout(String removed, Path copy) throws IOException {
        try (JarFile jar = new JarFile(Products.agentJar().toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (!entry.getName().equals(removed)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }
}
