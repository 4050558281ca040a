package io.lockspot.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The debugging protocol of a browser: questions and their answers, and what it tells unasked. */
final class DevTools implements AutoCloseable, WebSocket.Listener {

    static final int SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final BiConsumer<String, JsonNode> events;
    private final WebSocket socket;
    private String session;

    /** @param events takes the names of events and their parameters */
    DevTools(String address, BiConsumer<String, JsonNode> events) throws Exception {
        this.events = events;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** From now on, questions are for that session. */
    void attach(String to) {
        session = to;
    }

    /** @throws IOException if the browser refuses */
    JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(json.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode received = answer.get(SECONDS, TimeUnit.SECONDS);
        if (received.has("error")) {
            throw new IOException(method + ": " + received.get("error"));
        }
        return received.get("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        partial.append(text);
        if (isLast) {
            JsonNode message = json.readTree(partial.toString());
            partial.setLength(0);
            if (message.has("id")) {
                answers.remove(message.get("id").asInt()).complete(message);
            } else {
                events.accept(message.path("method").asString(""), message.path("params"));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
