package io.lockspot.flamegraphs.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flame graph of pprof's web view; its server makes the page anew each time, which counts as opening. */
final class PprofPage implements Peer {

    private static final Pattern SERVING = Pattern.compile("(http://localhost:\\d+)");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path lockspot;
    private Process server;

    PprofPage(Path lockspot) {
        this.lockspot = lockspot;
    }

    @Override
    public String name() {
        return "pprof";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        close();
        Path profile = stacks.converted(lockspot, "benchmark.pb.gz");
        server = new ProcessBuilder("go", "tool", "pprof", "-http=localhost:", "-no_browser", profile.toString())
                .redirectErrorStream(true)
                .start();
        URI address = URI.create(address(server.inputReader()) + "/ui/flamegraph");
        HttpResponse<byte[]> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (page.statusCode() != 200) {
            throw new IOException(address + " answered " + page.statusCode());
        }
        return new Page(address.toString(), page.body().length, D3FlameGraphPage.READY);
    }

    private static String address(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            Matcher found = SERVING.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new IOException("pprof did not start: " + lines);
    }

    @Override
    public String driver() {
        return D3FlameGraphPage.driver("flameGraph");
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
    }
}
