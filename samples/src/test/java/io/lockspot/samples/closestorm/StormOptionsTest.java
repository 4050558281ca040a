package io.lockspot.samples.closestorm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StormOptionsTest {

    @Test
    void variantAlone_takesTheSizesOfTheStory() {
        StormOptions options = parse("before");

        assertThat(options.variant()).isEqualTo(StormOptions.Variant.BEFORE);
        assertThat(options.connections() * options.rounds()).isEqualTo(32_000);
        assertThat(options.threads()).isEqualTo(4);
    }

    @Test
    void options_areTakenInAnyOrder() {
        StormOptions options = parse("--rounds 2 after --connections 10 --limit 7");

        assertThat(options).isEqualTo(new StormOptions(StormOptions.Variant.AFTER, 10, 10, 2, 4, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "between", "before --rounds", "before --rounds 0", "before --rounds x", "after -1"})
    void whatMakesNoSense_isRefused(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fewDescriptors_meanFewerConnections() {
        assertThat(parse("before").within(new DescriptorLimit(1024)).connections())
                .isEqualTo(900);
        assertThat(parse("before").within(new DescriptorLimit(1024)).wanted()).isEqualTo(4000);
        assertThat(parse("before").within(new DescriptorLimit(1_048_576)).connections())
                .isEqualTo(4000);
        assertThat(parse("before").within(new DescriptorLimit(20)).connections())
                .isEqualTo(1);
    }

    private static StormOptions parse(String line) {
        return StormOptions.parse(line.isEmpty() ? new String[0] : line.split(" "));
    }
}
