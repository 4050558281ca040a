package io.lockspot.agent.options;

import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ProbeFilesTest {

    private static final String GOOD = "poll close com.acme.EventPoll close()V\n";

    @TempDir
    private Path directory;

    @Test
    void columnsCommentsAndLineEnds_areFree() {
        ProbeFiles files = ProbeFiles.of("a.probes", """
                # my selector

                poll\tclose   com.acme.EventPoll   close()V   # the instance
                  poll register com.acme.Outer$Inner add( com.acme.PollFile , int... )\r
                """);

        assertThat(files.faults()).isEmpty();
        assertThat(files.probes())
                .containsExactly(
                        new ProbeLine("poll", "close", "com.acme.EventPoll", "close", "()V", "a.probes:3"),
                        new ProbeLine(
                                "poll",
                                "register",
                                "com.acme.Outer$Inner",
                                "add",
                                "(Lcom/acme/PollFile;[I)",
                                "a.probes:4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            close()                                 | ()
            close ( )                               | ()
            close()V                                | ()V
            add(Lcom/acme/File;I)V                  | (Lcom/acme/File;I)V
            add([[J[Lcom/acme/File;)[B              | ([[J[Lcom/acme/File;)[B
            add(com.acme.File, int)                 | (Lcom/acme/File;I)
            add(long[][],byte,char,short,boolean)   | ([[JBCSZ)
            add(float, double, java.lang.String...) | (FD[Ljava/lang/String;)
            add(com.acme.Outer$Inner[])             | ([Lcom/acme/Outer$Inner;)
            """)
    void signature_isReadInBothForms(String text, String descriptor) throws Exception {
        assertThat(Signature.parse(text).descriptor()).isEqualTo(descriptor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            poll                         | a probe has four columns: implementation, operation, class and method; here is 1
            poll close a.B               | a probe has four columns: implementation, operation, class and method; here are 3
            Poll close a.B c()           | 'Poll' is no name for an implementation: use up to 40 of a to z, 0 to 9 and dashes
            jdk-nio close a.B c()        | 'jdk-nio' is a name of lockspot's own: choose another
            poll clos a.B c()            | no operation 'clos' (did you mean 'close'?); there are register, modify, deregister, close, release, wakeup
            poll frobnicate a.B c()      | no operation 'frobnicate'; there are register, modify, deregister, close, release, wakeup
            poll close a/B c()           | 'a/B' is not a class: write com.acme.EventPoll, or com.acme.Outer$Inner for a nested class
            poll close a..B c()          | 'a..B' is not a class: write com.acme.EventPoll, or com.acme.Outer$Inner for a nested class
            poll close java.lang.Thread start()  | 'java.lang.Thread' cannot be probed: the probes themselves may use it
            poll close java.util.concurrent.atomic.AtomicLong get() | 'java.util.concurrent.atomic.AtomicLong' cannot be probed: the probes themselves may use it
            poll close jdk.jfr.Event begin()     | 'jdk.jfr.Event' cannot be probed: the probes themselves may use it
            poll close io.lockspot.agent.probe.Call x() | 'io.lockspot.agent.probe.Call' cannot be probed: the probes themselves may use it
            poll close a.B close         | 'close' is not a method: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B )(            | ')(' is not a method: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B 1x()          | '1x()' is not a method: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B <init>()V     | constructors and initialisers cannot be probed
            poll close a.B c(LX)V        | 'c(LX)V' has no valid descriptor: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B c()VV         | 'c()VV' has no valid descriptor: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B c(V)V         | 'c(V)V' has no valid descriptor: write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)
            poll close a.B c(La/X;I)     | a descriptor ends in the type that is returned, such as add(Lcom/acme/File;)V
            poll close a.B c(int,)       | '' is not a type: write int, byte[] or com.acme.File, without type parameters
            poll close a.B c(List<X>)    | 'List<X>' is not a type: write int, byte[] or com.acme.File, without type parameters
            poll close a.B c(int[]...[]...) | 'int[]...[]...' is not a type: write int, byte[] or com.acme.File, without type parameters
            """)
    void faultyLine_isExplainedAndTheOthersStay(String line, String fault) {
        ProbeFiles files = ProbeFiles.of("a.probes", "# first\n" + GOOD + line + "\npoll release a.B c()\n");

        assertThat(files.faults()).containsExactly("a.probes:3: " + fault);
        assertThat(files.probes()).extracting(ProbeLine::where).containsExactly("a.probes:2", "a.probes:4");
    }

    @Test
    void everyOperationOfTheFormat_canBeCounted() {
        assertThat(Arrays.stream(Probes.counts()).map(OperationCounts::operation))
                .containsAll(ProbeLine.OPERATIONS);
    }

    @Test
    void whatTheJdksSelectorsAreMadeOf_canBeProbed() {
        assertThat(ProbeFiles.of("a", "x close sun.nio.ch.SocketChannelImpl kill()")
                        .faults())
                .isEmpty();
    }

    @Test
    void sameMethodTwice_isToldWithTheFirstPlace() throws Exception {
        Path first = write("first.probes", GOOD);
        Path second =
                write("second.probes", "poll release com.acme.EventPoll close()V\nx close com.acme.EventPoll close()");

        ProbeFiles files = ProbeFiles.read(List.of(first.toString(), second.toString()));

        assertThat(files.faults())
                .containsExactly(second + ":2: the close of this method is measured already, by " + first + ":1");
        assertThat(files.probes()).extracting(ProbeLine::operation).containsExactly("close", "release");
    }

    @Test
    void tooMany_areLeftOut() {
        String methods = IntStream.range(0, 258)
                .mapToObj(i -> "poll close a.B c" + i + "()")
                .collect(Collectors.joining("\n"));
        String implementations = IntStream.range(0, 65)
                .mapToObj(i -> "poll-" + i + " close a.B c" + i + "()")
                .collect(Collectors.joining("\n"));

        ProbeFiles probes = ProbeFiles.of("a", methods);
        ProbeFiles names = ProbeFiles.of("b", implementations);

        assertThat(probes.probes()).hasSize(256);
        assertThat(probes.faults())
                .containsExactly(
                        "a:257: there is room for 256 probes, and this is one more",
                        "a:258: there is room for 256 probes, and this is one more");
        assertThat(names.probes()).hasSize(64);
        assertThat(names.faults()).containsExactly("b:65: there is room for 64 implementations, and this is one more");
    }

    @Test
    void aFileThatIsSomethingElse_doesNotFillTheLog() {
        ProbeFiles files = ProbeFiles.of("a", "nonsense\n".repeat(5_000) + "x".repeat(100_000));

        assertThat(files.faults()).hasSize(101).last().isEqualTo("a: and 4901 more faults");
        assertThat(ProbeFiles.of("a", "x".repeat(2_001)).faults())
                .containsExactly("a:1: the line is longer than 2000 characters");
    }

    @Test
    void unreadableFile_isToldAndTheOthersStay() throws Exception {
        Path good = write("good.probes", GOOD);
        Path large = write("large.probes", "#".repeat((1 << 20) + 1));
        Path missing = directory.resolve("missing.probes");

        ProbeFiles files = ProbeFiles.read(List.of(
                missing.toString(), "/dev/zero", directory.toString(), large.toString(), "a\0b", good.toString()));

        assertThat(files.probes()).hasSize(1);
        assertThat(files.faults())
                .containsExactly(
                        missing + ": cannot be read: there is no such file",
                        "/dev/zero: cannot be read: it is no file",
                        directory + ": cannot be read: it is no file",
                        large + ": cannot be read: it is larger than 1 MiB",
                        "a\0b: cannot be read: Nul character not allowed: a\0b");
    }

    @Test
    void fileOfSomebodyElse_isTold() throws Exception {
        Path secret = write("secret.probes", GOOD);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(secret)).as("root reads everything").isFalse();

        assertThat(ProbeFiles.read(List.of(secret.toString())).faults())
                .containsExactly(secret + ": cannot be read: permission denied");
    }

    @Test
    void anyText_isReadWithoutAFailure() {
        String letters = "abc.$(),;[]/LIVJ#<> \t\n\r\0é\ud83d\ude00…int poll close com.acme.B c()V";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String noise = random.ints(random.nextInt(60), 0, letters.length())
                    .mapToObj(i -> letters.substring(i, i + 1))
                    .collect(Collectors.joining());
            String text = (random.nextBoolean() ? "poll close a.B c" : "") + noise;

            ProbeFiles files = ProbeFiles.of("a", text);

            assertThat(files.faults()).as(text).allMatch(fault -> fault.matches("a:\\d+: [^\\p{Cntrl}]+"));
            assertThat(files.probes().size() + files.faults().size())
                    .as(text)
                    .isLessThanOrEqualTo(text.split("\r\n|\r|\n", -1).length);
        }
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }
}
