package io.lockspot.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A headless Chromium with one tab, driven over its debugging protocol: it shows a page, presses keys, and keeps what
 * went wrong and what was requested.
 */
public final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final int SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private String session;

    private Browser(Path chromium, String... switches) throws Exception {
        profile = Files.createTempDirectory("lockspot-browser");
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        command.addAll(List.of(switches));
        command.add("about:blank");
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String address = address(process.errorReader(StandardCharsets.UTF_8));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .get(SECONDS, TimeUnit.SECONDS);
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The browser of this machine; -Dlockspot.chromium names another one. */
    public static Optional<Path> find() {
        String named = System.getProperty("lockspot.chromium");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path chromium, String... switches) throws Exception {
        return new Browser(chromium, switches);
    }

    /** The browser of this machine, started; without one the test is skipped with that reason. */
    public static Browser startOrSkip(String... switches) throws Exception {
        Optional<Path> chromium = find();
        if (chromium.isEmpty()) {
            // For a whole class Maven says only how many tests it was.
            System.out.println("skipped: no chromium on the PATH to show the pages in");
        }
        assumeTrue(chromium.isPresent(), "no chromium on the PATH to show the pages in");
        return start(chromium.get(), switches);
    }

    /** Shows a file and waits until its script is through and its first picture is drawn. */
    public void open(Path page, String place) throws Exception {
        problems.clear();
        requests.clear();
        // A change of the fragment alone would not load the page again.
        call("Page.navigate", Map.of("url", "about:blank"));
        call("Page.navigate", Map.of("url", page.toUri() + place));
        waitUntil("document.documentElement?.dataset.state === 'ready'");
        nextFrame();
    }

    /**
     * Milliseconds from the start of the navigation until the page is loaded, its script is through and it is drawn, by
     * the browser's own clock; any page.
     *
     * @param isThrough the page's own word that its script is through, or {@code true} for a page that is when it is
     *     loaded
     */
    public double timeOpening(Path page, String isThrough) throws Exception {
        return timeOpening(page.toUri().toString(), isThrough);
    }

    /** The same of a page at any address. */
    public double timeOpening(String page, String isThrough) throws Exception {
        problems.clear();
        call("Page.navigate", Map.of("url", "about:blank"));
        String stop = "addEventListener('load', () => requestAnimationFrame(function look() {"
                + " requestAnimationFrame(" + isThrough
                + " ? () => { window.openedAfter = performance.now(); } : look);"
                + " }))";
        String script = call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", stop))
                .get("identifier")
                .asString();
        call("Page.navigate", Map.of("url", page));
        waitUntil("window.openedAfter > 0");
        call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        return Double.parseDouble(evaluate("String(window.openedAfter)"));
    }

    /** CPU time of all of the browser's processes that run now. */
    public double cpuSeconds() {
        return process.descendants()
                .mapToDouble(each ->
                        each.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9)
                .sum();
    }

    /** The bytes that the page's script holds on to, its arrays among them. */
    public double heap() throws Exception {
        call("HeapProfiler.collectGarbage", Map.of());
        JsonNode usage = call("Runtime.getHeapUsage", Map.of());
        // Arrays of numbers are beside the heap of objects; older browsers do not tell.
        return usage.get("usedSize").asDouble()
                + usage.path("backingStorageSize").asDouble(0);
    }

    /**
     * Waits until the page has drawn itself again: a new size is noticed in one frame, measured in the next, and on the
     * screen after that.
     */
    public void nextFrame() throws Exception {
        for (int frame = 0; frame < 3; frame++) {
            evaluate("new Promise(done => requestAnimationFrame(() => done('')))");
        }
    }

    public void waitUntil(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!"true".equals(evaluate("String(" + condition + ")"))) {
            if (!problems.isEmpty() || System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + condition + ": " + problems);
            }
            Thread.sleep(10);
        }
    }

    /** The value of a JavaScript expression, or of its promise, as text. */
    public String evaluate(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " failed: " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value").asString("");
    }

    /** Presses keys by their names, as {@code KeyboardEvent.key} has them. */
    public void press(String... keys) throws Exception {
        for (String key : keys) {
            press(key, 0);
        }
    }

    public void pressControl(String key) throws Exception {
        press(key, 2);
    }

    private void press(String key, int modifiers) throws Exception {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 && modifiers == 0 ? key : "";
        call(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        text.isEmpty() ? "rawKeyDown" : "keyDown",
                        "key",
                        key,
                        "text",
                        text,
                        "modifiers",
                        modifiers));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "modifiers", modifiers));
        nextFrame();
    }

    public void click(int x, int y) throws Exception {
        mouse("mouseMoved", x, y);
        mouse("mousePressed", x, y);
        mouse("mouseReleased", x, y);
        nextFrame();
    }

    public void mouse(String type, int x, int y) throws Exception {
        boolean moved = type.equals("mouseMoved");
        call(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", moved ? "none" : "left", "clickCount", moved ? 0 : 1));
    }

    /**
     * Fingers on the screen.
     *
     * @param points x and y of each, in turns; none when all are lifted
     */
    public void touch(String type, int... points) throws Exception {
        List<Map<String, Object>> fingers = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            fingers.add(Map.of("x", points[i], "y", points[i + 1], "id", i / 2));
        }
        call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", fingers));
    }

    /** Whether the screen is one for fingers. */
    public void touchScreen(boolean isTouch) throws Exception {
        call(
                "Emulation.setTouchEmulationEnabled",
                isTouch ? Map.of("enabled", true, "maxTouchPoints", 5) : Map.of("enabled", false));
    }

    public void resize(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        waitUntil("innerWidth === " + width + " && innerHeight === " + height);
    }

    /** What the operating system prefers: light or dark. */
    public void prefer(String scheme) throws Exception {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Exceptions of scripts and errors in the log (broken policies are there), since the page was opened. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
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
            receive(message);
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                problems.add(parameters.path("exceptionDetails").toString());
            case "Log.entryAdded" -> log(parameters.path("entry"));
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asString(""));
            default -> {
                // the rest is of no interest
            }
        }
    }

    /** That the driver of the graphics card is slow is no fault of the page. */
    private void log(JsonNode entry) {
        boolean isDriver = entry.path("source").asString("").equals("rendering")
                && entry.path("level").asString("").equals("warning");
        if (!isDriver) {
            problems.add(entry.toString());
        }
    }

    private static String address(BufferedReader errors) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.add(line);
            if (line.startsWith("DevTools listening on ")) {
                drain(errors);
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new IOException("the browser did not start: " + said);
    }

    /** A full pipe would stop the browser. */
    private static void drain(BufferedReader errors) {
        Thread drain = new Thread(() -> read(errors), "browser errors");
        drain.setDaemon(true);
        drain.start();
    }

    private static void read(BufferedReader errors) {
        try {
            while (errors.readLine() != null) {
                // nobody wants to know
            }
        } catch (IOException e) {
            // the browser was ended while it spoke
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(SECONDS, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(profile)) {
            // What the browser still writes while it goes is left to the system's own clean-up.
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
