package io.lockspot.flamegraphs.peers;

import io.lockspot.flamegraphs.FlameGraph;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ours. */
final class OwnPage implements Peer {

    @Override
    public String name() {
        return "lockspot";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        Path file = stacks.directory().resolve("lockspot.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            FlameGraph.page("benchmark").add("cpu", "ns", stacks.tree()).write(out);
        }
        return new Page(
                file.toUri().toString(), Files.size(file), "document.documentElement.dataset.state === 'ready'");
    }

    @Override
    public String driver() {
        return """
                (() => {
                  const {tree} = page.main;
                  const widest = tree.rows[4].reduce((a, b) => tree.total[b] > tree.total[a] ? b : a);
                  return {find: text => page.search(text, false), clear: () => page.search('', false),
                    zoom: () => page.zoom(widest), reset: () => page.zoom(0)};
                })()""";
    }
}
