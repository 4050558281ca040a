package io.lockspot.flamegraphs.peers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * speedscope, as its npm package has it: a page that loads the profile from a script beside it, which its command line
 * writes. Equal stacks as one (its view left heavy), as all others show them.
 */
final class SpeedscopePage implements Peer {

    private final Path release;
    private final Path lockspot;

    /** @param modules the directory node_modules that it was installed in */
    SpeedscopePage(Path modules, Path lockspot) {
        this.release = modules.resolve("speedscope/dist/release");
        this.lockspot = lockspot;
    }

    @Override
    public String name() {
        return "speedscope";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        Path profile = stacks.converted(lockspot, "benchmark.speedscope.json");
        Path script = stacks.directory().resolve("benchmark.speedscope.js");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(script))) {
            out.write(
                    "speedscope.loadFileFromBase64(\"benchmark.speedscope.json\", \"".getBytes(StandardCharsets.UTF_8));
            out.write(Base64.getEncoder().encode(Files.readAllBytes(profile)));
            out.write("\")".getBytes(StandardCharsets.UTF_8));
        }
        return new Page(
                release.resolve("index.html").toUri() + "#localProfilePath=" + script + "&view=left-heavy",
                Files.size(script) + loaded(),
                // One canvas is there from the start, two more with the picture.
                "document.querySelectorAll('canvas').length >= 3");
    }

    private long loaded() throws IOException {
        try (Stream<Path> files = Files.list(release)) {
            List<Path> all = files.toList();
            long bytes = 0;
            for (Path file : all) {
                String name = file.getFileName().toString();
                bytes += name.equals("index.html") || name.matches("speedscope-.*\\.(js|css)") ? Files.size(file) : 0;
            }
            return bytes;
        }
    }

    @Override
    public String driver() {
        return """
                await (async () => {
                  const key = options => dispatchEvent(new KeyboardEvent('keydown', options));
                  key({key: 'f', ctrlKey: true});
                  await new Promise(done => setTimeout(done, 200));
                  const input = document.querySelector('input');
                  const type = text => {
                    input.value = text;
                    input.dispatchEvent(new Event('input', {bubbles: true}));
                  };
                  const canvas = [...document.querySelectorAll('canvas')].at(-1);
                  const box = canvas.getBoundingClientRect();
                  // Left heavy: the widest of each row is the left one. Below the axis of 20 pixels, the fourth row.
                  const at = {bubbles: true, clientX: box.left + 20, clientY: box.top + 20 + 3.5 * 20};
                  const mouse = type => canvas.dispatchEvent(new MouseEvent(type, at));
                  return {find: type, clear: () => type(''),
                    zoom: () => { mouse('mousemove'); mouse('dblclick'); }, reset: () => key({key: '0'})};
                })()""";
    }
}
