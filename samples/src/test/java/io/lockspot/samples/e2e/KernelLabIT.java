package io.lockspot.samples.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The kernel lab, as far as it goes without booting a kernel: its scripts, its messages, and its verdict. */
class KernelLabIT {

    private static final Path LAB = Products.HOME.resolve("samples/kernel-lab");
    private static final Path KEPT = Products.HOME.resolve("analyzer/src/test/resources/kernel-lab");

    @TempDir
    Path temp;

    private Path lockspot;

    @BeforeEach
    void aLauncher() throws IOException {
        lockspot = temp.resolve("lockspot");
        Files.createFile(lockspot, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(lockspot, "#!/bin/sh\n" + Products.launcherLine() + "\n");
    }

    @TestFactory
    List<DynamicTest> everyScript_isValidShell() throws IOException {
        try (Stream<Path> files = Files.walk(LAB)) {
            return files.filter(KernelLabIT::isScript)
                    .map(script ->
                            DynamicTest.dynamicTest(LAB.relativize(script).toString(), () -> {
                                ChildJvm.Ended ended = ChildJvm.shell(temp, "sh -n '" + script + "'")
                                        .run();
                                assertThat(ended.exitCode()).as("%s", ended).isZero();
                            }))
                    .toList();
        }
    }

    @Test
    void shellcheck_findsNothing() throws Exception {
        if (ChildJvm.shell(temp, "command -v shellcheck").run().exitCode() != 0) {
            String reason = "skipped: there is no shellcheck (Debian: apt-get install shellcheck)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        ChildJvm.Ended ended = ChildJvm.shell(temp, "cd '" + LAB + "' && shellcheck -x lab guest/*")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
    }

    @Test
    void help_statesTheNeedsAndTheTime() throws Exception {
        ChildJvm.Ended ended = lab("--help").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("5 GiB", "2 GiB", "qemu-system-x86", "linux-perf", "minutes");
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "boot, boot which kernel: affected or fixed?",
        "boot new, no kernel 'new'; there are affected and fixed",
        "reboot, 'no command ''reboot''; there are needs, prepare, boot and check'",
        "--runs 0, '--runs needs a number above 0, not ''0'''",
        "--cache, --cache needs a value",
        "--fast, unknown option '--fast'",
    })
    void wrongUsage_isSaidInOneLine(String arguments, String message) throws Exception {
        ChildJvm.Ended ended = lab(arguments).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("lab: " + message + " (lab --help)\n");
    }

    @Test
    void needs_nameWhatIsMissingAndItsPackage() throws Exception {
        Path few = Files.createDirectory(temp.resolve("bin"));
        for (String tool : List.of("cat", "awk", "sed", "df", "du", "uname", "dirname")) {
            ChildJvm.shell(
                            few,
                            "printf '#!/bin/sh\\nexec %s \"$@\"\\n' \"$(command -v " + tool + ")\" >" + tool
                                    + "; chmod +x " + tool)
                    .run();
        }
        ChildJvm.Ended ended = lab("needs").environment("PATH", few.toString()).run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err().lines())
                .contains(
                        "lab: qemu-system-x86_64 is missing: apt-get install qemu-system-x86",
                        "lab: perf is missing: apt-get install linux-perf")
                .allMatch(line -> line.startsWith("lab: "));
    }

    @Test
    void theVerdictOnTheKeptRecordings_isPass() throws Exception {
        Path kept = Files.createDirectory(temp.resolve("kept"));
        copy(KEPT.resolve("affected"), kept.resolve("affected"));
        copy(KEPT.resolve("fixed"), kept.resolve("fixed"));
        ChildJvm.Ended ended = lab("check '" + kept + "'").run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out().lines().filter(line -> line.startsWith("PASS"))).hasSize(7);
        assertThat(ended.out()).doesNotContain("FAIL");
    }

    @Test
    void theVerdictWithTheKernelsSwapped_isFail() throws Exception {
        Path swapped = Files.createDirectory(temp.resolve("swapped"));
        copy(KEPT.resolve("fixed"), swapped.resolve("affected"));
        copy(KEPT.resolve("affected"), swapped.resolve("fixed"));
        ChildJvm.Ended ended = lab("check '" + swapped + "'").run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(4);
        assertThat(ended.out().lines().filter(line -> line.startsWith("FAIL"))).hasSize(7);
    }

    @Test
    void resultsThatAreNotThere_areNamed() throws Exception {
        ChildJvm.Ended ended = lab("check nowhere").run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("lab: nowhere/affected has no perf-script.txt.gz: run lab boot affected first\n");
    }

    private ChildJvm lab(String arguments) {
        return ChildJvm.shell(temp, "exec '" + LAB.resolve("lab") + "' " + arguments)
                .environment("LOCKSPOT", lockspot.toString())
                .environment("XDG_CACHE_HOME", temp.toString())
                .within(600);
    }

    /** With as many runs of the agent as a verdict needs. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(file -> !file.toString().matches(".*agent-[4-9].*"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static boolean isScript(Path file) {
        Path folder = file.getParent().getFileName();
        return file.endsWith("lab") && Files.isRegularFile(file)
                || folder.endsWith("steps")
                || folder.endsWith("guest");
    }
}
