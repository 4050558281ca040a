package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameCacheTest {

    @Test
    void aName_isCanonicalisedOnce() {
        FrameCache cache = new FrameCache();

        Frame first = cache.frame("a", Frame::nativeCode);

        assertThat(cache.frame("a", name -> Frame.java("never asked"))).isSameAs(first);
    }

    @Test
    void namesBeyondTheBudget_areOtherAndCounted() {
        FrameCache cache = new FrameCache(1000);
        for (int i = 0; i < 100; i++) {
            cache.frame("f" + i, Frame::nativeCode);
        }

        assertThat(cache.frame("f0", Frame::nativeCode)).isEqualTo(Frame.nativeCode("f0"));
        assertThat(cache.frame("f99", Frame::nativeCode)).isEqualTo(CanonicalNames.OTHER);
        assertThat(cache.folded()).isBetween(90L, 100L);
    }

    @Test
    void endlessNames_loseTheirEnd() {
        Frame frame = new FrameCache().frame("x".repeat(100_000), Frame::nativeCode);

        assertThat(frame.name()).hasSize(FrameCache.MAX_NAME);
    }
}
