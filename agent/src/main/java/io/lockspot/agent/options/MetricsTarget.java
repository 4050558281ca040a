package io.lockspot.agent.options;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the user wants metrics for Prometheus: a file or a port of the loopback interface.
 *
 * @param file null when it is a port
 * @param port null when it is a file
 */
public record MetricsTarget(FilePattern file, InetSocketAddress port) {

    /** No slash, and a number behind a colon: nobody calls a file that. */
    private static final Pattern PORT = Pattern.compile("([^/]*):([0-9]{1,6})");

    private static final String OCTET = "\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern LOOPBACK = Pattern.compile("127" + OCTET + OCTET + OCTET);

    static MetricsTarget parse(String text) throws BadOptionException {
        Matcher port = PORT.matcher(text);
        if (text.isEmpty()) {
            throw new BadOptionException(
                    "option 'prometheus' needs a value: prometheus=FILE or prometheus=127.0.0.1:PORT");
        }
        return port.matches()
                ? new MetricsTarget(null, address(text, port.group(1), Integer.parseInt(port.group(2))))
                : new MetricsTarget(new FilePattern(text), null);
    }

    /** Names are not looked up: that may take long, and may lead out of this machine. */
    private static InetSocketAddress address(String text, String host, int port) throws BadOptionException {
        if (port > 65_535) {
            throw new BadOptionException("'" + text + "' has no valid port for 'prometheus': write 127.0.0.1:9400");
        }
        Matcher loopback = LOOPBACK.matcher(host.equals("localhost") ? "127.0.0.1" : host);
        if (loopback.matches()) {
            byte[] bytes = {127, octet(loopback.group(1)), octet(loopback.group(2)), octet(loopback.group(3))};
            return new InetSocketAddress(inet(bytes), port);
        }
        if (host.equals("[::1]")) {
            byte[] bytes = new byte[16];
            bytes[15] = 1;
            return new InetSocketAddress(inet(bytes), port);
        }
        throw new BadOptionException(
                "'prometheus' offers metrics to this machine only: write 127.0.0.1:" + port + ", not '" + text + "'");
    }

    private static byte octet(String digits) {
        return (byte) Integer.parseInt(digits);
    }

    private static InetAddress inet(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("it has 4 or 16 bytes", e);
        }
    }
}
