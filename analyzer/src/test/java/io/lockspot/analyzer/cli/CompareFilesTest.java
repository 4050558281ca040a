package io.lockspot.analyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --before} and {@code --after} take for a run, and gates from a file. */
class CompareFilesTest {

    private static final String STACKS = "main;serve 400\nmain;close 200\n";

    @TempDir
    Path temp;

    private String file(String name, String content) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    @Test
    void everyFileOfADirectory_isARun_andEveryDirectoryInItToo() throws IOException {
        file("before/1.collapsed", STACKS);
        file("before/2/profile.collapsed", STACKS);
        file("before/2/more.collapsed", STACKS);
        file("before/.hidden", "not a recording");
        file("after/1.collapsed", STACKS);

        JsonNode runs = JsonMapper.shared()
                .readTree(
                        Run.lockspot("compare", "--before", temp + "/before", "--after", temp + "/after", "-o", "json")
                                .out())
                .get("runs");

        assertThat(runs.get("before"))
                .extracting(r -> r.get("name").asString())
                .containsExactly(temp + "/before/1.collapsed", temp + "/before/2");
        assertThat(runs.get("after")).hasSize(1);
    }

    @Test
    void anEmptyDirectory_isWrongUsage() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        Run run = Run.lockspot("compare", "--before", empty.toString(), "--after", file("a.collapsed", STACKS));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("lockspot: --before " + empty + ": the directory is empty; each file in it is" + " a run\n");
    }

    @Test
    void aFileThatIsNoRecording_isNamed() throws IOException {
        String bad = file("before/readme", "\u0000\u0001");

        Run run = Run.lockspot("compare", "--before", temp + "/before", "--after", file("after/1.collapsed", STACKS));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(bad).hasLineCount(1);
    }

    @Test
    void gatesOfAFile_areReadLineByLine() throws IOException {
        String gates = file("gates", "# what we promise\nregression\n\n  path:close > +5%   # the lock\n");
        String recording = file("a.collapsed", STACKS);

        Run run = Run.lockspot("compare", "--before", recording, "--after", recording, "--fail-on-file", gates);

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).contains("INCONCLUSIVE  regression").contains("INCONCLUSIVE  path:close > +5%");
    }

    @Test
    void aBadGateOfAFile_isNamedWithItsLine() throws IOException {
        String gates = file("gates", "regression\nclsoe.p99 > +10%\n");

        Run run = Run.lockspot("compare", "--before", "x", "--after", "y", "--fail-on-file", gates);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("lockspot: " + gates + ", line 2: 'clsoe.p99 > +10%', column 1: 'clsoe' is no operation")
                .hasLineCount(1);
    }

    @Test
    void moreFunctionsThanCanBeWatched_areWrongUsage() throws IOException {
        String recording = file("a.collapsed", STACKS);
        String[] args = new String[27];
        args[0] = "compare";
        for (int i = 0; i < 11; i++) {
            args[1 + 2 * i] = "--watch";
            args[2 + 2 * i] = "f" + i;
        }
        args[23] = "--before";
        args[24] = recording;
        args[25] = "--after";
        args[26] = recording;

        Run run = Run.lockspot(args);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("name 11 functions; at most 10 can be watched");
    }
}
