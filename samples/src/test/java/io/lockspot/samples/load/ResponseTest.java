package io.lockspot.samples.load;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResponseTest {

    @Test
    void read_stopsAfterTheLastByteOfTheBody() throws IOException {
        ByteArrayInputStream in =
                bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-length: 6\r\n\r\nhello\nH");

        Response.read(in);

        assertThat(in.read()).isEqualTo('H');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhell"})
    void anAnswerThatBreaksOff_isAnEarlyEnd(String text) {
        assertThatThrownBy(() -> Response.read(bytes(text)))
                .isInstanceOfSatisfying(
                        EOFException.class, e -> assertThat(Failure.of(e)).isEqualTo(Failure.ENDED_EARLY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
                "SSH-2.0\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: six\r\n\r\n"
            })
    void whatIsNoGoodAnswer_isMalformed(String text) {
        assertThatThrownBy(() -> Response.read(bytes(text)))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(Failure.of(e)).isEqualTo(Failure.MALFORMED));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
