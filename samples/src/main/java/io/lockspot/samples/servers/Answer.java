package io.lockspot.samples.servers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The one answer to every request. */
final class Answer {

    /** Its body, plain text. */
    static final String BODY = "hello\n";

    private static final byte[] MESSAGE = message("");
    private static final byte[] LAST_MESSAGE = message("Connection: close\r\n");

    private Answer() {}

    static byte[] body() {
        return BODY.getBytes(StandardCharsets.US_ASCII);
    }

    /** The whole message, for servers that know no HTTP by themselves; {@code last} says that the connection ends. */
    static ByteBuffer message(boolean last) {
        return ByteBuffer.wrap(last ? LAST_MESSAGE : MESSAGE);
    }

    private static byte[] message(String header) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + BODY.length() + "\r\n" + header
                        + "\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
