package io.lockspot.flamegraphs.peers;

import io.lockspot.flamegraphs.BenchmarkTree;
import io.lockspot.testkit.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How pages of flame graphs by several tools do in headless Chromium with the same stacks, in turns: see docs/benchmarks.md.
 * No part of the build:
 *
 * <pre>mvn -q -pl flamegraphs test -Dtest=PeerBenchmark -Dlockspot.jar=analyzer/target/lockspot.jar \
 *     -Dlockspot.peers=node_modules -Dlockspot.jfrconv=jfr-converter.jar -Dlockspot.flamegraph=flamegraph.pl</pre>
 */
final class PeerBenchmark {

    private static final List<String> MEASURED =
            List.of("opens, ms", "search, ms", "zoom in, ms", "zoom out, ms", "heap, MB");

    /**
     * Each from the beginning of a frame until the next one is drawn, which is 17 ms at least. The median of three after a
     * first time, or what there is after five seconds.
     */
    private static final String ROUNDS = """
            (async () => {
              const acts = DRIVER;
              const drawn = act => new Promise((done, failed) => requestAnimationFrame(() => {
                const start = performance.now();
                try {
                  act();
                } catch (e) {
                  failed(e);
                }
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
              }));
              const rounds = [];
              const began = performance.now();
              for (let i = 0; i < 4 && performance.now() - began < 5000; i++) {
                rounds.push([await drawn(() => acts.find('m' + (77 + i))), await drawn(acts.zoom), await drawn(acts.reset)]);
                await drawn(acts.clear);
              }
              const later = rounds.length > 1 ? rounds.slice(1) : rounds;
              const median = thing => later.map(times => times[thing]).sort((a, b) => a - b)[later.length >> 1];
              return [0, 1, 2].map(median).join();
            })()""";

    /** Whoever takes longer for all that is asked of it is asked once. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    /** There is no graphics card; one of the pages draws with WebGL. */
    private static final String SOFTWARE = "--enable-unsafe-swiftshader";

    @TempDir
    private Path directory;

    private Browser browser;

    @Test
    void print_howPagesOfEachSizeDo() throws Exception {
        List<Peer> peers = peers();
        browser = Browser.startOrSkip(SOFTWARE);
        try {
            for (String size : System.getProperty("lockspot.frames", "10000,100000,1000000")
                    .split(",")) {
                int frames = Integer.parseInt(size);
                System.out.printf(Locale.ROOT, "%n%,d frames%n", frames);
                int rounds = Integer.getInteger("lockspot.rounds", frames < 1_000_000 ? 7 : 3);
                Path place = Files.createDirectory(directory.resolve(size));
                print(peers, PeerStacks.of(BenchmarkTree.of(frames), place), rounds);
            }
        } finally {
            browser.close();
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private static List<Peer> peers() {
        List<Peer> peers = new ArrayList<>(List.of(new OwnPage()));
        Optional<Path> lockspot = named("lockspot.jar", "speedscope's and pprof's page");
        named("lockspot.jfrconv", "async-profiler's page").ifPresent(jar -> peers.add(new AsyncProfilerPage(jar)));
        Optional<Path> modules = named("lockspot.peers", "speedscope's and d3-flame-graph's page");
        modules.ifPresent(each -> lockspot.ifPresent(jar -> peers.add(new SpeedscopePage(each, jar))));
        modules.ifPresent(each -> peers.add(new D3FlameGraphPage(each)));
        named("lockspot.flamegraph", "FlameGraph's picture").ifPresent(pl -> peers.add(new FlameGraphSvgPage(pl)));
        lockspot.ifPresent(jar -> peers.add(new PprofPage(jar)));
        return peers;
    }

    private static Optional<Path> named(String property, String what) {
        Optional<Path> file = Optional.ofNullable(System.getProperty(property))
                .map(name -> Path.of(name).toAbsolutePath());
        if (file.isEmpty()) {
            System.out.println("without " + what + ": -D" + property + " is not set");
        }
        return file;
    }

    private void print(List<Peer> peers, PeerStacks stacks, int rounds) throws Exception {
        Map<Peer, Peer.Page> pages = new LinkedHashMap<>();
        for (Peer peer : peers) {
            try {
                pages.put(peer, peer.page(stacks));
            } catch (IOException e) {
                System.out.println("  " + peer.name() + ": cannot be made: " + e.getMessage());
            }
        }
        Map<Peer, List<List<Double>>> figures = new LinkedHashMap<>();
        Map<Peer, String> failures = new LinkedHashMap<>();
        Set<Peer> slow = new HashSet<>();
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<Peer, Peer.Page> each : pages.entrySet()) {
                Peer peer = each.getKey();
                if (failures.containsKey(peer) || slow.contains(peer)) {
                    continue;
                }
                long start = System.nanoTime();
                Optional<List<Double>> once = measure(peer, each.getValue(), failures);
                if (System.nanoTime() - start > SLOW.toNanos()) {
                    slow.add(peer);
                }
                if (round >= 0 || slow.contains(peer)) {
                    once.ifPresent(figure -> figures.computeIfAbsent(peer, p -> new ArrayList<>())
                            .add(figure));
                }
            }
        }
        pages.forEach((peer, page) ->
                System.out.println(line(peer, page, figures.get(peer), failures.getOrDefault(peer, ""))));
    }

    /** Whoever does not come to an end in a minute is not asked again. */
    private Optional<List<Double>> measure(Peer peer, Peer.Page page, Map<Peer, String> failures) throws Exception {
        List<Double> once = new ArrayList<>();
        try {
            browser.resize(1400, 900);
            once.add(browser.timeOpening(page.address(), page.ready()));
            Thread.sleep(500);
            for (String time :
                    browser.evaluate(ROUNDS.replace("DRIVER", peer.driver())).split(",")) {
                once.add(Double.parseDouble(time));
            }
            once.add(browser.heap() / 1e6);
            return Optional.of(once);
        } catch (AssertionError | TimeoutException | IOException e) {
            failures.put(
                    peer,
                    once.isEmpty()
                            ? "did not open"
                            : String.format(Locale.ROOT, "opened in %.0f ms, then did not answer", once.get(0)));
            String why = String.valueOf(e.getMessage()).replaceFirst("(?s).* failed: ", "");
            System.out.println("  " + peer.name() + ": " + why.substring(0, Math.min(why.length(), 600)));
            browser.close();
            browser = Browser.startOrSkip(SOFTWARE);
            return Optional.empty();
        }
    }

    private static String line(Peer peer, Peer.Page page, List<List<Double>> rounds, String failure) {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "  %-15s %8.2f MB", peer.name(), page.bytes() / 1e6));
        for (int i = 0; rounds != null && i < MEASURED.size(); i++) {
            int column = i;
            List<Double> all =
                    rounds.stream().map(once -> once.get(column)).sorted().toList();
            line.append(String.format(
                    Locale.ROOT,
                    "  %s %.0f (%.0f-%.0f)",
                    MEASURED.get(i),
                    all.get(all.size() / 2),
                    all.get(0),
                    all.get(all.size() - 1)));
        }
        return line.append("  ").append(failure).toString();
    }
}
