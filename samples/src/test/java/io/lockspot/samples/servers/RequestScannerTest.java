package io.lockspot.samples.servers;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestScannerTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final RequestScanner scanner = new RequestScanner();

    @Test
    void requestsThatComeTogether_areCountedEach() throws Exception {
        assertThat(scan(REQUEST + REQUEST + REQUEST)).isEqualTo(3);
        assertThat(scanner.isLast()).isFalse();
    }

    @Test
    void aRequestThatComesByteByByte_isCountedAtItsLast() throws Exception {
        for (int i = 0; i < REQUEST.length() - 1; i++) {
            assertThat(scan(REQUEST.substring(i, i + 1))).isZero();
        }
        assertThat(scan("\n")).isEqualTo(1);
    }

    @Test
    void emptyLinesBetweenRequests_areNoRequests() throws Exception {
        assertThat(scan("\r\n" + REQUEST + "\r\n\r\n" + REQUEST)).isEqualTo(2);
    }

    @Test
    void connectionClose_makesItTheLast_howeverItIsWritten() throws Exception {
        assertThat(scan("GET / HTTP/1.1\r\nCONNECTION: Close\r\n\r\n")).isEqualTo(1);
        assertThat(scanner.isLast()).isTrue();
    }

    @Test
    void aLineWithoutEnd_isRefused() {
        assertThatThrownBy(() -> scan("x".repeat(10_000))).isInstanceOf(ProtocolException.class);
    }

    private int scan(String text) throws ProtocolException {
        return scanner.scan(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
