package io.lockspot.flamegraphs.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The picture of the FlameGraph tools, with its script; it leaves out what is narrower than a tenth of a pixel. */
final class FlameGraphSvgPage implements Peer {

    private final Path script;

    /** @param script where {@code flamegraph.pl} is */
    FlameGraphSvgPage(Path script) {
        this.script = script;
    }

    @Override
    public String name() {
        return "FlameGraph";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        Path file = stacks.directory().resolve("flamegraph.svg");
        stacks.run(
                List.of(
                        "perl",
                        script.toString(),
                        "--width",
                        "1380",
                        stacks.collapsed().toString()),
                file);
        return new Page(file.toUri().toString(), Files.size(file), "true");
    }

    @Override
    public String driver() {
        return """
                (() => {
                  // It keeps its state in the address, which browsers refuse to files.
                  history.replaceState = () => {};
                  const frames = [...document.getElementById('frames').children].filter(g => g.querySelector('rect') !== null);
                  const of = (g, name) => parseFloat(g.querySelector('rect').getAttribute(name));
                  const rows = [...new Set(frames.map(g => of(g, 'y')))].sort((a, b) => b - a);
                  const widest = frames.filter(g => of(g, 'y') === rows[4]).reduce((a, b) => of(b, 'width') > of(a, 'width') ? b : a);
                  return {find: text => search(text), clear: () => reset_search(), zoom: () => zoom(widest), reset: () => unzoom()};
                })()""";
    }
}
