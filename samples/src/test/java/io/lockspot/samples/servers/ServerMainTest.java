package io.lockspot.samples.servers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ServerMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Two requests on one connection, which stays open until the server ends. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyServer_answers_andClosesWhatIsOpen_whenItsInputEnds(Kind kind) {
        Client client = new Client();

        int exitCode = run(client, kind.label());

        assumeTrue(!err().contains("not available here"), err());
        assertThat(err()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(client.answers).isEqualTo(Answer.BODY + Answer.BODY);
        assertThat(client.sawTheEnd()).isTrue();
        assertThat(out()).endsWith("\"server\":\"" + kind.label() + "\",\"requests\":2}\n");
    }

    @Test
    void aServerThatDoesNotExist_isWrongUsage_andThoseThatDoAreNamed() {
        assertThat(run(InputStream.nullInputStream(), "netty")).isEqualTo(2);
        assertThat(err()).contains("no server 'netty'; there are nio, nio2,").contains("usage: server NAME");
        assertThat(out()).isEmpty();
    }

    @Test
    void aPortThatIsNone_isWrongUsage() {
        assertThat(run(InputStream.nullInputStream(), "nio", "--port", "70000")).isEqualTo(2);
        assertThat(err()).contains("--port needs a port from 0 to 65535, not 70000");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPortThatIsTaken_isSaidInOneLine(Kind kind) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode =
                    run(InputStream.nullInputStream(), kind.label(), "--port", Integer.toString(taken.getLocalPort()));

            assumeTrue(!err().contains("not available here"), err());
            assertThat(exitCode).isEqualTo(1);
            assertThat(err())
                    .startsWith("server: " + kind.label() + " failed: ")
                    .hasLineCount(1);
            assertThat(out()).isEmpty();
        }
    }

    private int run(InputStream in, String... args) {
        return ServerMain.run(in, new PrintStream(out, true), new PrintStream(err, true), args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Stands in for stdin: it ends after two requests have been answered on the port that was printed. */
    private final class Client extends InputStream {

        private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

        private final ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);
        private Socket socket;
        private String answers = "";

        @Override
        public int read() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(out().strip()));
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                answers += body();
            }
            return none.read();
        }

        private String body() throws IOException {
            StringBuilder text = new StringBuilder();
            while (!text.toString().endsWith("\r\n\r\n" + Answer.BODY)) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    throw new EOFException("the server ended the connection after: " + text);
                }
                text.append((char) b);
            }
            return text.substring(text.length() - Answer.BODY.length());
        }

        boolean sawTheEnd() {
            try (Socket closing = socket) {
                return closing.getInputStream().read() < 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
