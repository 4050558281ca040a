package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * After: each thread has a selector of its own and closes its own connections, as event-loop servers do. Nobody else
 * ever needs the monitor of a selector's cancelled keys.
 */
final class SelectorPerThreadServer implements StormServer {

    private final List<SelectorLoop> loops = new ArrayList<>();
    private final List<List<SocketChannel>> owned = new ArrayList<>();

    SelectorPerThreadServer(StormOptions options) throws IOException {
        for (int i = 0; i < options.threads(); i++) {
            loops.add(new SelectorLoop("event-loop-" + (i + 1)));
            owned.add(new ArrayList<>());
        }
    }

    @Override
    public void add(List<SocketChannel> accepted) {
        Shares shares = new Shares(loops.size());
        shares.add(accepted);
        List<List<SocketChannel>> dealt = shares.take();
        for (int i = 0; i < dealt.size(); i++) {
            loops.get(i).register(dealt.get(i));
            owned.get(i).addAll(dealt.get(i));
        }
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        for (SelectorLoop loop : loops) {
            Outcome.of(loop.execute(() -> {}));
        }
    }

    @Override
    public TearDown tearDown() throws IOException, InterruptedException {
        List<Future<Long>> emptied = new ArrayList<>();
        for (SelectorLoop loop : loops) {
            emptied.add(loop.emptied());
        }
        settle();
        List<CloseTimes> closes = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < loops.size(); i++) {
            CloseTimes times = new CloseTimes(owned.get(i).size());
            closes.add(times);
            loops.get(i).close(owned.get(i), times);
        }
        long end = start;
        for (Future<Long> last : emptied) {
            end = Math.max(end, Outcome.of(last));
        }
        owned.forEach(List::clear);
        return new TearDown(end - start, closes);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (SelectorLoop loop : loops) {
            loop.close();
        }
    }
}
