package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampleFoldTest {

    @Test
    void equalSamples_becomeOne() {
        SampleFold fold = new SampleFold();
        fold.add(Measure.CPU, "main", stack("a"), 3, 1);
        fold.add(Measure.CPU, "main", stack("a"), 4, 2);
        fold.add(Measure.SAMPLES, "main", stack("a"), 1, 1);

        assertThat(fold.samples())
                .containsExactlyInAnyOrder(
                        new Sample(Measure.CPU, "main", stack("a"), 7, 3),
                        new Sample(Measure.SAMPLES, "main", stack("a"), 1, 1));
        assertThat(fold.warning("x")).isEmpty();
    }

    @Test
    void stacksBeyondTheBudget_areOtherAndNoWeightIsLost() {
        SampleFold fold = new SampleFold(2_000);
        for (int i = 0; i < 1_000; i++) {
            fold.add(Measure.CPU, "thread " + i, stack("f" + i), 5, 1);
        }
        fold.add(Measure.CPU, "thread 0", stack("f0"), 5, 1);

        List<Sample> samples = fold.samples();
        assertThat(samples).hasSizeLessThan(15);
        assertThat(samples.stream().mapToLong(Sample::weight).sum()).isEqualTo(5_005);
        assertThat(samples).contains(new Sample(Measure.CPU, "thread 0", stack("f0"), 10, 2));
        assertThat(samples).anyMatch(s -> s.stack().toString().equals("[other]") && s.count() > 980);
        assertThat(fold.warning("x").orElseThrow().text()).startsWith("x: more different stacks than fit");
    }

    private static Stack stack(String name) {
        return new Stack(List.of(Frame.nativeCode(name)));
    }
}
