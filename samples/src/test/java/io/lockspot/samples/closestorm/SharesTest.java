package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharesTest {

    @Test
    void connections_areDealtOutEvenly_alsoOverSeveralCalls() throws IOException {
        try (SocketChannel a = SocketChannel.open();
                SocketChannel b = SocketChannel.open();
                SocketChannel c = SocketChannel.open()) {
            Shares shares = new Shares(2);
            shares.add(List.of(a));
            shares.add(List.of(b, c));

            assertThat(shares.take()).containsExactly(List.of(a, c), List.of(b));
            assertThat(shares.take()).containsExactly(List.of(), List.of());
        }
    }
}
