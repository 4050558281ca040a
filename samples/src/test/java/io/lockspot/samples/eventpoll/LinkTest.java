package io.lockspot.samples.eventpoll;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LinkTest {
    private static final int LINKS = 100_000;

    /** The threads run along the same links; who is behind is faster, so that they meet. */
    @Test
    void claim_isGivenToOneThread() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Link> links = Stream.generate(Link::new).limit(LINKS).toList();
            AtomicInteger claimed = new AtomicInteger();
            Together.run(Collections.nCopies(
                    2,
                    () -> claimed.addAndGet(
                            (int) links.stream().filter(Link::claim).count())));
            assertThat(claimed).hasValue(LINKS);
        }
    }
}
