package io.lockspot.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A headless Chromium with one tab, driven over its debugging protocol: it shows a page, presses keys, and keeps what
 * went wrong and what was requested.
 */
public final class Browser implements AutoCloseable {

    private static final int SECONDS = DevTools.SECONDS;
    private static final int SHIFT = 8;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Path profile;
    private final Process process;
    private final DevTools tools;

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
        tools = new DevTools(address, this::event);
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        tools.attach(call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString());
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

    /** What a screen reader is told of the page. */
    public AccessibleTree accessibleTree() throws Exception {
        return new AccessibleTree(call("Accessibility.getFullAXTree", Map.of()));
    }

    /** Whether it is still there. */
    boolean isAlive() {
        return process.isAlive();
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

    /** To the next of what can have the focus, or with Shift back to the one before. */
    public void tab(boolean isBack) throws Exception {
        Map<String, Object> key =
                Map.of("key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9, "modifiers", isBack ? SHIFT : 0);
        for (String type : List.of("rawKeyDown", "keyUp")) {
            Map<String, Object> event = new HashMap<>(key);
            event.put("type", type);
            call("Input.dispatchKeyEvent", event);
        }
    }

    private void press(String key, int modifiers) throws Exception {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 && modifiers == 0 ? key : "";
        Map<String, Object> event = new HashMap<>(Map.of("key", key, "text", text, "modifiers", modifiers));
        event.put("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
        if (key.equals("Escape")) {
            // What the browser itself does with a key goes by its number.
            event.put("windowsVirtualKeyCode", 27);
        }
        call("Input.dispatchKeyEvent", event);
        event.putAll(Map.of("type", "keyUp", "text", ""));
        call("Input.dispatchKeyEvent", event);
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
        return tools.call(method, parameters);
    }

    private void event(String method, JsonNode parameters) {
        switch (method) {
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
        tools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(SECONDS, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(profile)) {
            // What the browser still writes while it goes is left to the system's own clean-up.
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
