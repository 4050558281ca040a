package io.lockspot.samples.eventpoll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The workload of the RCU seed: a server without keep-alive, many workers, one request per connection. A worker accepts
 * a connection, watches it, waits for the request, reads it, answers, and closes without a delete. Before is the global
 * mutex, after is RCU.
 *
 * <p>Each worker's client runs on the worker's own thread, so that the load measures closing rather than handing over.
 * A connection is a pipe from the client; the answers of all connections of a client go to its one inbox.
 */
public final class RequestPerConnection extends Load {
    private static final LoadArguments DEFAULTS = new LoadArguments("before", 8, 40_000);
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.0 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final LongAdder answers = new LongAdder();

    private RequestPerConnection(LoadArguments arguments) {
        super(arguments, Design.GLOBAL_MUTEX, Design.RCU);
    }

    public static void main(String[] args) throws InterruptedException {
        main(RequestPerConnection.class, DEFAULTS, args, RequestPerConnection::new);
    }

    @Override
    void serve(EventPoll poll, int connections) throws InterruptedException {
        Pipe inbox = Pipe.open(ANSWER.length);
        for (int i = 0; i < connections; i++) {
            Pipe connection = Pipe.open(REQUEST.length);
            poll.add(connection.source(), Interest.in(Ready.READABLE));
            connection.sink().write(REQUEST);
            answer(poll, inbox.sink());
            if (inbox.source().read(new byte[ANSWER.length]) != ANSWER.length) {
                throw new IllegalStateException("a request was not answered");
            }
            answers.increment();
            connection.sink().close();
        }
        inbox.sink().close();
        inbox.source().close();
    }

    private static void answer(EventPoll poll, PipeSink client) throws InterruptedException {
        List<Event> events = poll.await(1, Duration.ofMinutes(1));
        if (events.isEmpty()) {
            throw new IllegalStateException("a request did not arrive");
        }
        PipeSource connection = (PipeSource) events.get(0).file();
        if (connection.read(new byte[REQUEST.length]) != REQUEST.length) {
            throw new IllegalStateException("a request is not whole");
        }
        client.write(ANSWER);
        connection.close();
    }

    /** Both ends of a connection are closed, and by each thread those of its client's inbox and its instance. */
    @Override
    String counts(long threads, long connections) {
        return "\"register\":" + connections + ",\"close\":" + (2 * connections + 3 * threads) + ",\"requests\":"
                + answers.sum();
    }
}
