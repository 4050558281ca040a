package io.lockspot.analyzer.mutation;

import io.lockspot.analyzer.ChildJvm;
import io.lockspot.analyzer.JfrFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 2,000 mutants, other ones with {@code -Dlockspot.mutator.seed=N}, more with {@code -Dlockspot.mutator.mutants=N}. One
 * that is found is in {@code target/mutants}: it goes to the resources below {@code damaged}, where it is read by every
 * build.
 */
class MutatorTest {

    private static final long SEED = 20_261_121;
    private static final int MUTANTS = 2_000;

    @Test
    void everyMutant_isReadOrDamagedOrRefused_within256MiBAndASecond() throws Exception {
        Path directory = Path.of("target", "mutants");
        Files.createDirectories(directory);
        List<String> arguments = new ArrayList<>(List.of(
                Integer.toString(Integer.getInteger("lockspot.mutator.mutants", MUTANTS)),
                Long.toString(Long.getLong("lockspot.mutator.seed", SEED)),
                directory.toString()));
        JfrFixtures.different().forEach(file -> arguments.add(file.toString()));

        ChildJvm.Ended ended = ChildJvm.of(Mutator.class, arguments).run();

        System.out.println(ended.lastLine());
        assertThat(ended.code()).as("%s", ended.out()).isZero();
        assertThat(ended.lastLine()).contains(" read", " damaged", " refused", " 0 neither");
    }
}
