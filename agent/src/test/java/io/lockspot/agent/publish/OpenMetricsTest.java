package io.lockspot.agent.publish;

import io.lockspot.agent.child.OpenMetricsReader;
import io.lockspot.agent.probe.Buckets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is published can be read back, whatever the names hold. */
class OpenMetricsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Pool.lock", "a\"b", "a\\b", "a\nb", "\\\"\n", "{a=\"b\"} 1", "# EOF\n", "ä€𝄞", ""})
    void anyLabel_isReadBackAsItWas(String label) {
        String text = new OpenMetrics()
                .family("waits", "counter", "Waits.")
                .sample("_total", 3, "lock", label)
                .end();

        assertThat(OpenMetricsReader.read(text).value("waits_total", "lock", label))
                .isEqualTo("3");
    }

    @Test
    void controlCharactersAndHalvesOfCharacters_areShownByNumber() {
        String text = new OpenMetrics()
                .family("waits", "counter", "Waits.")
                .sample("_total", 3, "lock", "a\u001b[31m\r\u0085\ud800b")
                .end();

        assertThat(text).contains("{lock=\"a\\\\x1B[31m\\\\x0D\\\\x85\\\\uD800b\"} 3\n");
        OpenMetricsReader.read(text);
    }

    @Test
    void aHistogram_addsUp() {
        long[] buckets = new long[Buckets.COUNT];
        for (long nanos : new long[] {1, 999, 1_000, 7_000_000, 60_000_000_000L}) {
            buckets[Buckets.indexOf(nanos)]++;
        }
        String text = new OpenMetrics()
                .family("took_seconds", "histogram", "Time.")
                .histogram(new Distribution(buckets), 60_007_002_000L, "kind", "a")
                .end();

        OpenMetricsReader metrics = OpenMetricsReader.read(text);
        assertThat(metrics.value("took_seconds_bucket", "kind", "a", "le", "0.000001"))
                .as("the bound is exact to one part in 64")
                .isEqualTo("3");
        assertThat(metrics.value("took_seconds_bucket", "kind", "a", "le", "0.01"))
                .isEqualTo("4");
        assertThat(metrics.value("took_seconds_bucket", "kind", "a", "le", "10.0"))
                .isEqualTo("4");
        assertThat(metrics.value("took_seconds_bucket", "kind", "a", "le", "+Inf"))
                .isEqualTo("5");
        assertThat(metrics.value("took_seconds_count", "kind", "a")).isEqualTo("5");
        assertThat(metrics.value("took_seconds_sum", "kind", "a")).isEqualTo("60.007002");
    }

    @Test
    void quantiles_areWithinABucket() {
        long[] buckets = new long[Buckets.COUNT];
        for (int i = 1; i <= 1_000; i++) {
            buckets[Buckets.indexOf(i * 1_000L)]++;
        }
        Distribution values = new Distribution(buckets);

        assertThat(values.count()).isEqualTo(1_000);
        assertThat(values.quantile(0.5)).isBetween(500_000L, 508_000L);
        assertThat(values.quantile(0.99)).isBetween(990_000L, 1_006_000L);
        assertThat(values.quantile(1)).isBetween(1_000_000L, 1_016_000L);
        assertThat(new Distribution(new long[Buckets.COUNT]).quantile(1)).isZero();
    }
}
