package io.lockspot.agent.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsRequestTest {

    private static final long HOUR = 3_600_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "GET /metrics HTTP/1.1, 200",
        "GET /metrics?name[]=a HTTP/1.1, 200",
        "GET /metrics HTTP/1.0, 200",
        "GET / HTTP/1.1, 404",
        "GET /metrics/../etc HTTP/1.1, 404",
        "POST /metrics HTTP/1.1, 405",
        "GET /metrics, 400",
        "GET /metrics HTTP/2, 400",
        "'', 400",
        "nonsense, 400"
    })
    void theFirstLine_tellsWhatIsAsked(String line, int status) throws IOException {
        assertThat(read(line + "\r\nHost: localhost:9400\r\n\r\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Host: localhost, 200",
        "host: LOCALHOST:1, 200",
        "Host: 127.0.0.1:9400, 200",
        "Host: 127.1.2.3, 200",
        "Host: [::1]:9400, 200",
        "Host:, 200",
        "Accept: */*, 200",
        "Host: evil.example, 403",
        "Host: 127.0.0.1.evil.example:9400, 403",
        "Host: localhost.evil.example, 403",
        "Host: 192.168.0.1, 403"
    })
    void aPageThatGaveItsNameOurAddress_isRefused(String header, int status) throws IOException {
        assertThat(read("GET /metrics HTTP/1.1\r\n" + header + "\r\n\r\n")).isEqualTo(status);
    }

    @Test
    void aRequestWithoutEnd_isGivenUp() throws IOException {
        assertThat(read("GET /metrics HTTP/1.1\r\n" + "a".repeat(100_000))).isEqualTo(400);
        assertThat(read("GET /metrics HTTP/1.1\r\n")).isEqualTo(400);
        InputStream drops = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = 'a';
                return 1;
            }
        };
        assertThat(MetricsRequest.read(drops, System.nanoTime() - 1)).isEqualTo(408);
    }

    private static int read(String request) throws IOException {
        return MetricsRequest.read(
                new ByteArrayInputStream(request.getBytes(StandardCharsets.ISO_8859_1)), System.nanoTime() + HOUR);
    }
}
