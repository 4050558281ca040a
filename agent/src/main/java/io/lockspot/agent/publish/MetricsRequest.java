package io.lockspot.agent.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What somebody asks of the metrics port: the least of HTTP 1.1 that a scraper needs. */
final class MetricsRequest {

    static final String PATH = "/metrics";

    private static final int LONGEST = 8_192;

    private MetricsRequest() {}

    /**
     * Reads one request.
     *
     * @param deadline when to give up, as {@code nanoTime}; each read must end by itself before long
     * @return the status to answer, 200 when the metrics are asked for
     */
    static int read(InputStream in, long deadline) throws IOException {
        byte[] head = new byte[LONGEST];
        int length = 0;
        while (!endsHead(head, length)) {
            int read = length == LONGEST ? -1 : in.read(head, length, LONGEST - length);
            if (read < 0) {
                return 400;
            }
            length += read;
            if (System.nanoTime() - deadline > 0) {
                return 408;
            }
        }
        return status(new String(head, 0, length, StandardCharsets.ISO_8859_1).split("\r\n"));
    }

    private static boolean endsHead(byte[] head, int length) {
        for (int i = Math.max(0, length - LONGEST); i + 3 < length; i++) {
            if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static int status(String[] lines) {
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return 400;
        }
        if (!isForLoopback(lines)) {
            return 403;
        }
        if (!words[1].equals(PATH) && !words[1].startsWith(PATH + "?")) {
            return 404;
        }
        return words[0].equals("GET") ? 200 : 405;
    }

    /** A page in a browser of this machine may have given its own name our address: then it names itself here. */
    private static boolean isForLoopback(String[] lines) {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
                String host = line.substring("host:".length()).strip().replaceFirst(":\\d*$", "");
                return host.isEmpty()
                        || host.equalsIgnoreCase("localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}");
            }
        }
        return true;
    }
}
