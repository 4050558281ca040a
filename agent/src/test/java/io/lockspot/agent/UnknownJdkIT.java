package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A JDK that is not what the agent was made for: what differs is left alone, with one line that says so. */
class UnknownJdkIT {

    private static final String SELECTOR = "sun/nio/ch/EPollSelectorImpl";

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJdkWhoseSelectorNamesAFieldOtherwise_isLeftAloneThere(Jdk jdk) throws IOException {
        Path patch = directory.resolve("patch");
        Path file = patch.resolve(SELECTOR + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, renamed(jdk, "epfd", "descriptorOfTheInstance"));

        Child.Result result = new Victim(jdk, directory, Closing.class, "50", "exit")
                .withOption("--patch-module=java.base=" + patch)
                .withAgent("file=a.jfr,profiler=off")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 50\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err().lines().filter(line -> line.contains("not woven")))
                .containsExactly("lockspot: not woven: sun.nio.ch.EPollSelectorImpl: no field epfd");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.count("register")).as("what does not differ").isEqualTo(50);
        assertThat(recording.count("deregister")).as("what does").isZero();
    }

    private byte[] renamed(Jdk jdk, String field, String name) throws IOException {
        try (FileSystem image = FileSystems.newFileSystem(
                        URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()));
                InputStream in = Files.newInputStream(image.getPath("/modules/java.base/" + SELECTOR + ".class"))) {
            ClassReader reader = new ClassReader(in.readAllBytes());
            ClassWriter writer = new ClassWriter(0);
            Remapper remapper = new Remapper(net.bytebuddy.utility.OpenedClassReader.ASM_API) {
                @Override
                public String mapFieldName(String owner, String known, String descriptor) {
                    return owner.equals(SELECTOR) && known.equals(field) ? name : known;
                }
            };
            reader.accept(new ClassRemapper(writer, remapper), 0);
            return writer.toByteArray();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anImageWithoutFlightRecorder_runsTheProgramUnprobed(Jdk jdk) throws IOException {
        Path image = directory.resolve("image");
        Child.Result linked = Child.run(
                directory,
                Map.of(),
                List.of(jdk.tool("jlink"), "--add-modules", "java.base,java.instrument", "--output", image.toString()));
        assumeThat(linked.exitCode())
                .as("%s can link images: %s", jdk, linked.out() + linked.err())
                .isZero();

        Child.Result result = new Victim(new Jdk(image), directory, Closing.class, "3", "exit")
                .withAgent("file=a.jfr")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 3\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains("lockspot: disabled: this JVM runs without Flight Recorder: add --add-modules jdk.jfr");
        assertThat(directory.resolve("a.jfr")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anImageWithoutManagement_isRecordedAllTheSame(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Closing.class, "50", "exit")
                .withOption("--limit-modules=java.instrument,jdk.jfr,jdk.attach")
                .withAgent("file=a.jfr,profiler=off")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 50\n");
        assertThat(result.err()).doesNotContain("Exception", "Error");
        assertThat(Recorded.in(directory.resolve("a.jfr")).count("register")).isEqualTo(50);
    }
}
