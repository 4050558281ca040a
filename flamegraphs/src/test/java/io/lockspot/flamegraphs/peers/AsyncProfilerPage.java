package io.lockspot.flamegraphs.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** async-profiler's page, by its converter. */
final class AsyncProfilerPage implements Peer {

    private final Path converter;

    AsyncProfilerPage(Path converter) {
        this.converter = converter;
    }

    @Override
    public String name() {
        return "async-profiler";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        Path file = stacks.directory().resolve("async-profiler.html");
        stacks.run(
                List.of("java", "-jar", converter.toString(), stacks.collapsed().toString(), file.toString()), null);
        return new Page(file.toUri().toString(), Files.size(file), "true");
    }

    @Override
    public String driver() {
        return """
                (() => {
                  const widest = levels[4].reduce((a, b) => b.width > a.width ? b : a);
                  return {find: text => search(text), clear: () => search(''), zoom: () => render(widest), reset: () => render()};
                })()""";
    }
}
