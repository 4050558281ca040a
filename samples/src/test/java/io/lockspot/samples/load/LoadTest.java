package io.lockspot.samples.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoadTest {

    private static final Mix ONE_REQUEST = new Mix(0, 1, 0);

    @Test
    void whatAServerSays_isCountedByKind() throws Exception {
        try (FakeServer server =
                new FakeServer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "", "nonsense\n"))) {
            LoadResult result = new Load(plan(server.port(), 9, Duration.ofMinutes(1))).run();

            assertThat(result.tally().connections()).isEqualTo(3);
            assertThat(result.tally().requests()).isEqualTo(3);
            assertThat(result.tally().failuresByKind())
                    .containsEntry(Failure.ENDED_EARLY, 3L)
                    .containsEntry(Failure.MALFORMED, 3L)
                    .hasSize(2);
            assertThat(result.complaint())
                    .hasValueSatisfying(complaint -> assertThat(complaint)
                            .startsWith("load: 6 of 9 connections failed")
                            .contains("malformed: the server answered: nonsense"));
        }
    }

    @Test
    void aPortWhereNobodyListens_refusesEveryConnection() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        LoadResult result = new Load(plan(port, 5, Duration.ofMinutes(1))).run();

        assertThat(result.tally().failuresByKind()).containsOnlyKeys(Failure.REFUSED);
        assertThat(result.tally().failures()).isEqualTo(5);
    }

    @Test
    void timeThatRunsOut_isSaid_whenANumberWasAskedFor() throws Exception {
        try (FakeServer server = new FakeServer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            LoadPlan oneAnHour =
                    new LoadPlan(address(server.port()), 2, 1, 1.0 / 3600, ONE_REQUEST, Duration.ofMinutes(1));

            LoadResult result = new Load(oneAnHour).run();

            assertThat(result.complaint()).hasValue("load: 1 of 2 connections made in 60 s (--limit SECONDS)");
        }
    }

    @Test
    void json_saysWhatWasAskedAndWhatCameOfIt() throws Exception {
        try (FakeServer server = new FakeServer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            JsonNode json = JsonMapper.shared()
                    .readTree(new Load(plan(server.port(), 4, Duration.ofMinutes(1)))
                            .run()
                            .toJson());

            assertThat(json.get("schema").asString()).isEqualTo("lockspot.sample.load/1");
            assertThat(json.get("connections").asLong()).isEqualTo(4);
            assertThat(json.get("connectionsWanted").asLong()).isEqualTo(4);
            assertThat(json.get("closedByServer").asLong()).isEqualTo(4);
            assertThat(json.get("failed").isEmpty()).isTrue();
            assertThat(json.get("lifeTime").get("p50").asLong())
                    .isPositive()
                    .isLessThanOrEqualTo(json.get("lifeTime").get("max").asLong())
                    .isLessThanOrEqualTo(json.get("wallTime").asLong());
        }
    }

    @Test
    void traffic_goesOnUntilItIsClosed() throws Exception {
        try (FakeServer server = new FakeServer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
                Traffic traffic = Traffic.to(server.port(), 2, Duration.ofMinutes(1))) {
            while (traffic.begun() < 5) {
                Thread.onSpinWait();
            }
            traffic.close();

            assertThatThrownBy(traffic::begun).isInstanceOf(IOException.class).hasMessage("load: its time was up");
        }
    }

    @Test
    void trafficThatFails_saysSo() throws Exception {
        try (FakeServer server = new FakeServer(List.of("nonsense\n"));
                Traffic traffic = Traffic.to(server.port(), 1, Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> {
                        while (traffic.begun() >= 0) {
                            Thread.onSpinWait();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("malformed: the server answered: nonsense");
        }
    }

    private static LoadPlan plan(int port, int connections, Duration limit) {
        return new LoadPlan(address(port), connections, 1, Double.POSITIVE_INFINITY, ONE_REQUEST, limit);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Says its lines in turn, one a connection, and ends the connection. */
    private static final class FakeServer implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final List<String> answers;
        private final Thread thread = new Thread(this::serve, "fake-server");

        FakeServer(List<String> answers) throws IOException {
            this.answers = answers;
            thread.start();
        }

        int port() {
            return listening.getLocalPort();
        }

        private void serve() {
            for (int i = 0; !listening.isClosed(); i++) {
                try (Socket connection = listening.accept()) {
                    // The request has no body, and all of it is read: what is left unread would become a reset.
                    byte[] request = new byte[1024];
                    String read = "";
                    while (!read.endsWith("\r\n\r\n")) {
                        read += new String(
                                request, 0, connection.getInputStream().read(request));
                    }
                    connection
                            .getOutputStream()
                            .write(answers.get(i % answers.size()).getBytes());
                } catch (IOException e) {
                    // the test is over
                }
            }
        }

        @Override
        public void close() throws Exception {
            listening.close();
            thread.join();
        }
    }
}
