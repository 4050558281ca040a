package io.lockspot.analyzer.cli.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a server is ready: all that was asked for is so. Nothing asked for is at once.
 *
 * @param port something accepts connections there
 * @param output a line that it prints matches somewhere
 * @param url a GET is answered with a status below 400
 */
public record Readiness(Optional<InetSocketAddress> port, Optional<Pattern> output, Optional<URI> url) {

    private static final int PATIENCE_MILLIS = 1000;

    /** Whether a server that is yet to be started could be mistaken for one that runs already. */
    boolean isMetByAnother() {
        return port.isPresent() && (accepts(port.get()) || isListenedTo(port.get()));
    }

    /** A server that is too busy to accept has its port all the same. */
    private static boolean isListenedTo(InetSocketAddress address) {
        boolean here = List.of("127.0.0.1", "localhost", "::1").contains(address.getHostString());
        return here && Listeners.isTaken(address.getPort());
    }

    /** @param log what the server has printed so far */
    boolean isMet(Path log) throws IOException {
        return (port.isEmpty() || accepts(port.get()))
                && (output.isEmpty() || isPrinted(log, output.get()))
                && (url.isEmpty() || answers(url.get()));
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPrinted(Path log, Pattern wanted) throws IOException {
        return LogFile.lines(log).stream().anyMatch(line -> wanted.matcher(line).find());
    }

    private static boolean answers(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status < HttpURLConnection.HTTP_BAD_REQUEST;
        } catch (IOException e) {
            return false;
        }
    }

    /** In words, each condition. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        port.ifPresent(p -> words.add("port " + p.getHostString() + ":" + p.getPort()));
        output.ifPresent(o -> words.add("output '" + o.pattern() + "'"));
        url.ifPresent(u -> words.add("url " + u));
        return words;
    }
}
