package io.lockspot.samples.readbench;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A program whose stacks come again and again, as a server's do: the JDK's HTTP server and clients of it in one process.
 * Requests go through filters; what they do is text, regular expressions, sorting and compression.
 */
final class HttpLoad {

    private static final Pattern WORD = Pattern.compile("(?<word>[a-z]+(?:-[a-z]+)*)(?<number>\\d*)");
    private static final int WORDS = 200;

    /** So many that the processors are never idle: the server's answers wait for the system's timers. */
    private static final int USERS_PER_THREAD = 16;

    private final HttpServer server;
    private final ExecutorService handlers;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Thread> users = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong served = new AtomicLong();
    private volatile boolean stopped;

    /** Starts the server, and users enough for all of its threads. */
    HttpLoad(int threads) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        handlers = Executors.newFixedThreadPool(threads);
        server.setExecutor(handlers);
        serve("/sort", HttpLoad::sorted);
        serve("/count", HttpLoad::counted);
        serve("/replace", text -> WORD.matcher(text).replaceAll(HttpLoad::replacement));
        serve("/format", HttpLoad::formatted);
        server.start();
        for (int i = 0; i < threads * USERS_PER_THREAD; i++) {
            Random random = new Random(i);
            Thread user = new Thread(() -> useUntilStopped(random), "user-" + i);
            user.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            user.start();
            users.add(user);
        }
    }

    private void serve(String path, UnaryOperator<String> answer) {
        server.createContext(path, exchange -> answer(exchange, answer))
                .getFilters()
                .addAll(List.of(
                        Filter.beforeHandler(
                                "kind",
                                exchange ->
                                        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8")),
                        Filter.afterHandler("end", HttpExchange::close)));
    }

    private static void answer(HttpExchange exchange, UnaryOperator<String> answer) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(body)) {
            compressed.write(answer.apply(text).getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, body.size());
        body.writeTo(exchange.getResponseBody());
    }

    private static String sorted(String text) {
        return text.lines().sorted().distinct().collect(Collectors.joining("\n"));
    }

    private static String counted(String text) {
        return text.lines()
                .collect(Collectors.groupingBy(line -> line.substring(0, 1), Collectors.counting()))
                .toString();
    }

    private static String formatted(String text) {
        return text.lines()
                .map(line -> String.format("%-20s|%08x|%,.3f", line, line.hashCode(), line.length() / 3.0))
                .collect(Collectors.joining("\n"));
    }

    private static String replacement(java.util.regex.MatchResult word) {
        return Matcher.quoteReplacement(word.group(2) + word.group(1));
    }

    private void useUntilStopped(Random random) {
        List<String> paths = List.of("/sort", "/count", "/replace", "/format");
        try {
            while (!stopped) {
                URI uri =
                        URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                                + server.getAddress().getPort() + paths.get(random.nextInt(paths.size())));
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString(text(random)))
                        .build();
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("status " + response.statusCode() + " from " + uri);
                }
                served.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Random random) {
        return random.ints(WORDS, 0, 5_000)
                .mapToObj(i -> "word-" + Integer.toString(i * 7919, 36) + i)
                .collect(Collectors.joining("\n"));
    }

    /** How many requests were answered. */
    long served() {
        return served.get();
    }

    /** @throws IllegalStateException when one of the users failed */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread user : users) {
            user.join();
        }
        server.stop(0);
        handlers.shutdown();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.element());
        }
    }
}
