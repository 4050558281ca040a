package io.lockspot.analyzer.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void fresh_takesTheFirstNameThatIsFree() throws IOException {
        assertThat(DemoDirectory.fresh(parent).path()).isEqualTo(parent.resolve("lockspot-demo"));
        Files.createFile(parent.resolve("lockspot-demo/before-1.jfr"));
        assertThat(DemoDirectory.fresh(parent).path()).isEqualTo(parent.resolve("lockspot-demo-2"));
    }

    @Test
    void fresh_goesRoundAFileOfThatName() throws IOException {
        Files.createFile(parent.resolve("lockspot-demo"));
        assertThat(DemoDirectory.fresh(parent).path()).isEqualTo(parent.resolve("lockspot-demo-2"));
    }

    @Test
    void fresh_takesAnEmptyDirectory() throws IOException {
        Files.createDirectory(parent.resolve("lockspot-demo"));
        assertThat(DemoDirectory.fresh(parent).path()).isEqualTo(parent.resolve("lockspot-demo"));
    }

    @Test
    void named_makesTheDirectoriesAbove() throws IOException {
        assertThat(DemoDirectory.named(parent.resolve("a/b")).path()).isEmptyDirectory();
    }

    @Test
    void isFree_isFalseForWhateverHoldsSomething() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThat(DemoDirectory.isFree(parent)).isFalse();
        assertThat(DemoDirectory.isFree(file)).isFalse();
        assertThat(DemoDirectory.isFree(parent.resolve("nothing"))).isTrue();
    }
}
