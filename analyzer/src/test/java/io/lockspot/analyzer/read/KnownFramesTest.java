package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownFramesTest {

    @Test
    void equalFrames_becomeOne() {
        KnownFrames frames = new KnownFrames();
        Frame first = frames.known(Frame.kernel("close"));

        assertThat(frames.known(Frame.kernel("close"))).isSameAs(first);
        assertThat(frames.known(Frame.nativeCode("close"))).isNotEqualTo(first);
    }

    @Test
    void framesBeyondTheBudget_areOther() {
        KnownFrames frames = new KnownFrames(1000);
        for (int i = 0; i < 100; i++) {
            frames.known(Frame.nativeCode("f" + i));
        }

        assertThat(frames.known(Frame.nativeCode("f0"))).isEqualTo(Frame.nativeCode("f0"));
        assertThat(frames.known(Frame.nativeCode("f99"))).isEqualTo(CanonicalNames.OTHER);
    }
}
