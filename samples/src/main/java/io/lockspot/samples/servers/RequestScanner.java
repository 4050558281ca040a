package io.lockspot.samples.servers;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Finds the ends of the requests of one connection, as far as plain servers need it: requests have no bodies. */
final class RequestScanner {

    private static final int LONGEST_LINE = 8192;

    private final StringBuilder line = new StringBuilder();
    private boolean inRequest;
    private boolean last;

    /**
     * Reads all that the buffer holds.
     *
     * @return how many requests end in it
     */
    int scan(ByteBuffer bytes) throws ProtocolException {
        int ended = 0;
        while (bytes.hasRemaining()) {
            char c = (char) (bytes.get() & 0xFF);
            if (c != '\n') {
                append(c);
            } else if (endsRequest()) {
                ended++;
            }
        }
        return ended;
    }

    /** Whether the client has said that the connection ends with this answer. */
    boolean isLast() {
        return last;
    }

    private void append(char c) throws ProtocolException {
        if (line.length() == LONGEST_LINE) {
            throw new ProtocolException("a line longer than " + LONGEST_LINE);
        }
        line.append(c);
    }

    private boolean endsRequest() {
        String header = line.toString().strip().toLowerCase(Locale.ROOT);
        line.setLength(0);
        boolean ends = header.isEmpty() && inRequest;
        inRequest = !header.isEmpty();
        last |= header.equals("connection: close");
        return ends;
    }
}
