package io.lockspot.flamegraphs;

import com.sun.management.ThreadMXBean;
import io.lockspot.testkit.Browser;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How pages of flame graphs of 10,000, 100,000 and a million frames do in headless Chromium, beside async-profiler's page
 * of the same stacks, when {@code -Dlockspot.jfrconv} names its converter: how large they are, how long they take to open,
 * to search and to zoom, and how much memory their script holds; and what writing them takes in Java. The pages take
 * turns, so that whatever else the machine does hits both. The first search comes half a second after the page is open.
 * No part of the build:
 *
 * <pre>mvn -q -pl flamegraphs test -Dtest=PageBenchmark -Dlockspot.jfrconv=jfr-converter.jar</pre>
 *
 * <p>{@code -Dlockspot.frames=10000,100000} takes other sizes, {@code -Dlockspot.rounds=3} fewer rounds.
 */
final class PageBenchmark {

    /** What both pages are asked to do, given how each does it: the first time, and the median of nine further times. */
    private static final String ROUNDS = """
              const round = i => {
                const times = [timed(() => find('m' + (77 + i))), timed(() => zoom(widest)), timed(() => zoom(0))];
                timed(() => find(''));
                return times;
              };
              const first = round(0);
              const later = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(round);
              const median = i => later.map(times => times[i]).sort((a, b) => a - b)[4];
              return [...first, median(0), median(1), median(2)].join();
            })()""";

    /** Of each page's own script: search, zoom in, zoom out, each until everything is drawn; milliseconds. */
    private static final Map<String, String> SCRIPTS = Map.of("lockspot", """
            (() => {
              const widest = page.main.tree.rows[3].reduce((a, b) => page.main.tree.total[b] > page.main.tree.total[a] ? b : a);
              const timed = act => { const t = performance.now(); act(); page.pictures.forEach(p => { p.isStale = true; p.paint(); }); return performance.now() - t; };
              const find = text => page.search(text, false);
              const zoom = node => page.zoom(node);
            """ + ROUNDS, "async-profiler", """
            (() => {
              const widest = levels[3].reduce((a, b) => b.width > a.width ? b : a);
              const timed = act => { const t = performance.now(); act(); return performance.now() - t; };
              const find = text => search(text);
              const zoom = frame => frame ? render(frame) : render();
            """ + ROUNDS);

    /** Milliseconds between opening a page and the first search: readers look before they type. */
    private static final int PAUSE = 500;

    private static final String READY = "document.documentElement.dataset.state === 'ready'";

    private static final List<String> MEASURED = List.of(
            "opens, ms",
            "of it CPU, ms",
            "first search, ms",
            "first zoom in, ms",
            "first zoom out, ms",
            "search, ms",
            "zoom in, ms",
            "zoom out, ms",
            "heap, MB");

    @TempDir
    private Path directory;

    @Test
    void print_howPagesOfEachSizeDo() throws Exception {
        String sizes = System.getProperty("lockspot.frames", "10000,100000,1000000");
        for (String size : sizes.split(",")) {
            int frames = Integer.parseInt(size);
            System.out.printf(Locale.ROOT, "%n%,d frames%n", frames);
            CallTree tree = BenchmarkTree.of(frames);
            Map<String, Path> pages = pages(tree, frames);
            int rounds = Integer.getInteger("lockspot.rounds", frames < 1_000_000 ? 15 : 7);
            print(pages, measure(pages, rounds));
        }
    }

    /** Of each page, for each thing measured, the figures of all rounds. */
    private static Map<String, List<List<Double>>> measure(Map<String, Path> pages, int rounds) throws Exception {
        Map<String, List<List<Double>>> figures = new LinkedHashMap<>();
        try (Browser browser = Browser.startOrSkip()) {
            browser.resize(1400, 900);
            for (int round = -1; round < rounds; round++) {
                for (Map.Entry<String, Path> page : pages.entrySet()) {
                    List<Double> once = once(browser, page.getKey(), page.getValue());
                    if (round >= 0) {
                        figures.computeIfAbsent(page.getKey(), p -> new ArrayList<>())
                                .add(once);
                    }
                }
            }
        }
        return figures;
    }

    private static List<Double> once(Browser browser, String name, Path page) throws Exception {
        List<Double> figures = new ArrayList<>();
        double cpu = browser.cpuSeconds();
        figures.add(browser.timeOpening(page, name.equals("lockspot") ? READY : "true"));
        figures.add((browser.cpuSeconds() - cpu) * 1e3);
        Thread.sleep(PAUSE);
        for (String time : browser.evaluate(SCRIPTS.get(name)).split(",")) {
            figures.add(Double.parseDouble(time));
        }
        figures.add(browser.heap() / 1e6);
        assertThat(browser.problems()).isEmpty();
        return figures;
    }

    private static void print(Map<String, Path> pages, Map<String, List<List<Double>>> figures) throws IOException {
        for (Map.Entry<String, List<List<Double>>> page : figures.entrySet()) {
            System.out.printf(
                    Locale.ROOT, "  %-15s %8.2f MB", page.getKey(), Files.size(pages.get(page.getKey())) / 1e6);
            for (int i = 0; i < MEASURED.size(); i++) {
                int column = i;
                List<Double> all = page.getValue().stream()
                        .map(once -> once.get(column))
                        .sorted()
                        .toList();
                System.out.printf(
                        Locale.ROOT,
                        "  %s %.1f (%.1f-%.1f)",
                        MEASURED.get(i),
                        all.get(all.size() / 2),
                        all.get(0),
                        all.get(all.size() - 1));
            }
            System.out.println();
        }
    }

    private Map<String, Path> pages(CallTree tree, int frames) throws IOException, InterruptedException {
        Map<String, Path> pages = new LinkedHashMap<>();
        Path own = directory.resolve("lockspot-" + frames + ".html");
        for (int round = 0; round < 3; round++) {
            write(tree, own);
        }
        pages.put("lockspot", own);
        String converter = System.getProperty("lockspot.jfrconv");
        if (converter == null) {
            System.out.println("  without async-profiler's page: -Dlockspot.jfrconv=jfr-converter.jar is not set");
            return pages;
        }
        Path stacks = directory.resolve(frames + ".collapsed");
        try (Writer out = Files.newBufferedWriter(stacks)) {
            Collapsed.write(tree, out);
        }
        Path other = directory.resolve("async-profiler-" + frames + ".html");
        Process process = new ProcessBuilder("java", "-jar", converter, stacks.toString(), other.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(converter + " ended with " + process.exitValue());
        }
        Files.delete(stacks);
        pages.put("async-profiler", other);
        return pages;
    }

    /** Writes the page and prints what that took. */
    private static void write(CallTree tree, Path file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long used = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            FlameGraph.page("benchmark").add("cpu", "ns", tree).write(out);
        }
        System.out.printf(
                Locale.ROOT,
                "  written in %.0f ms, CPU %.0f ms; %.0f MB allocated, at most %.0f MB of heap beside the tree%n",
                (System.nanoTime() - start) / 1e6,
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6,
                (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated) / 1e6,
                (heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - used) / 1e6);
    }
}
