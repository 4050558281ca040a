package io.lockspot.samples.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;

/** Reads an answer of HTTP/1.1 and throws it away; it must say how long it is. */
final class Response {

    private static final int LONGEST_LINE = 8192;
    private static final String LENGTH = "content-length:";

    private Response() {}

    /**
     * Returns after its last byte.
     *
     * @throws EOFException when the server ended the connection before
     * @throws ProtocolException when it is no answer, or not one that says that all is well
     */
    static void read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new ProtocolException("the server answered: " + status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = length(header);
            }
        }
        if (length < 0) {
            throw new ProtocolException("an answer without Content-Length");
        }
        if (in.readNBytes(length).length < length) {
            throw new EOFException("the connection ended in an answer");
        }
    }

    private static int length(String header) throws ProtocolException {
        try {
            return Integer.parseInt(header.substring(LENGTH.length()).strip());
        } catch (NumberFormatException e) {
            throw new ProtocolException("an answer with " + header);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended before an answer did");
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line longer than " + LONGEST_LINE);
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
