package io.lockspot.samples.readbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PerfRepeatsTest {

    private static final String SAMPLE = """
            C1 CompilerThre  6628 [001] 12820.137921:    2004008 cpu-clock:pppH:\s
            \tffffffff81234567 do_syscall_64+0x3b ([kernel.kallsyms])
            \t    7f3448938526 VM_Version stub+0x1a6 (/tmp/perf-6626.map)

            """;

    @TempDir
    private Path directory;

    @Test
    void eachRepeat_isLater_ofOtherThreads_atOtherAddressesOfTheSamePages() throws Exception {
        List<String> lines = repeated(2 * SAMPLE.length() - 1);

        assertThat(lines).hasSize(8);
        assertThat(String.join("\n", lines.subList(0, 4))).isEqualTo(SAMPLE.stripTrailing() + "\n");
        assertThat(lines.get(4)).isEqualTo("C1 CompilerThre  7628 [001] 12920.137921:    2004008 cpu-clock:pppH: ");
        assertThat(lines.get(5)).isEqualTo("\tffffffff81234567 do_syscall_64+0x3b ([kernel.kallsyms])");
        assertThat(lines.get(6)).isEqualTo("\t    7f3448d3f526 VM_Version stub+0x1a6 (/tmp/perf-6626.map)");
    }

    @Test
    void itEndsBehindAWholeSample() throws Exception {
        assertThat(repeated(10)).hasSize(4).last().isEqualTo("");
    }

    private List<String> repeated(long bytes) throws Exception {
        Path to = directory.resolve("repeated.txt");
        PerfRepeats.write(Files.writeString(directory.resolve("once.txt"), SAMPLE), to, bytes);
        return Files.readAllLines(to);
    }
}
