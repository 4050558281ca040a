package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;

/**
 * A selector and the thread that serves it. Connections register for writing, are greeted with one byte, and from then
 * on wait for what the client says: one register and one modify for each.
 */
final class SelectorLoop implements AutoCloseable {

    /** What runs on the loop's thread. */
    interface Task {
        void run() throws IOException;
    }

    private final Selector selector = Selector.open();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Thread thread;
    private CompletableFuture<Long> emptied = new CompletableFuture<>();
    private boolean stopping;

    SelectorLoop(String name) throws IOException {
        thread = new Thread(this::run, name);
        thread.start();
    }

    void register(List<SocketChannel> connections) {
        execute(() -> {
            for (SocketChannel connection : connections) {
                connection.configureBlocking(false);
                connection.register(selector, SelectionKey.OP_WRITE);
            }
        });
    }

    /**
     * Closes connections on the loop's own thread, which selects in between as event-loop servers do.
     *
     * @param times receives what each close took
     */
    void close(List<SocketChannel> connections, CloseTimes times) {
        execute(() -> {
            for (SocketChannel connection : connections) {
                times.close(connection);
                if (times.count() % StormServer.SELECT_EVERY == 0) {
                    selector.selectNow();
                }
            }
            selector.selectNow();
        });
    }

    /** Runs the task on the loop's thread, soon; what goes wrong in it, or with the loop, is the future's outcome. */
    Future<Void> execute(Task task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return done.applyToEither(stopped, nothing -> nothing);
    }

    /**
     * Lets the loop select once more: closed connections keep their descriptors until then. What was closed just before
     * may have to wait for the select after that one, because a select does not look again once it waits.
     */
    void wakeup() {
        selector.wakeup();
    }

    /** Lets the loop select without waiting: every connection that was closed before this call is gone after it. */
    void selectAgain() {
        execute(() -> selector.selectNow());
    }

    /** Completes with {@code System.nanoTime()} when a select has left the key set empty. */
    Future<Long> emptied() {
        CompletableFuture<Long> future = new CompletableFuture<>();
        execute(() -> emptied = future);
        return future;
    }

    /** Ends the thread and closes the selector; waits for both. */
    @Override
    public void close() throws IOException, InterruptedException {
        execute(() -> stopping = true);
        Outcome.of(stopped);
    }

    private void run() {
        try (selector) {
            while (!stopping) {
                selector.select();
                runTasks();
                if (selector.keys().isEmpty()) {
                    emptied.complete(System.nanoTime());
                }
                serve();
            }
            stopped.complete(null);
        } catch (IOException | RuntimeException e) {
            emptied.completeExceptionally(e);
            stopped.completeExceptionally(e);
        }
    }

    private void runTasks() throws IOException {
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void serve() throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.isWritable()) {
                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(StormClient.GREETING));
                key.interestOps(SelectionKey.OP_READ);
            }
        }
        selector.selectedKeys().clear();
    }
}
