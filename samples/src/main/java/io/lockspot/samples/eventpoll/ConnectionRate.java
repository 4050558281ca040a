package io.lockspot.samples.eventpoll;

/**
 * The workload of the reference count's seed: event loops that each accept one connection after the other, watch it
 * with their own instance, and close it without a delete. Before is the global mutex, after the reference count.
 */
public final class ConnectionRate extends Load {
    private static final LoadArguments DEFAULTS = new LoadArguments("before", 4, 200_000);

    private ConnectionRate(LoadArguments arguments) {
        super(arguments, Design.GLOBAL_MUTEX, Design.REFERENCE_COUNT);
    }

    public static void main(String[] args) throws InterruptedException {
        main(ConnectionRate.class, DEFAULTS, args, ConnectionRate::new);
    }

    @Override
    void serve(EventPoll poll, int connections) {
        for (int i = 0; i < connections; i++) {
            EventCounter connection = new EventCounter();
            poll.add(connection, Interest.in(Ready.READABLE));
            connection.close();
        }
    }

    /** Each thread closes its instance too. */
    @Override
    String counts(long threads, long connections) {
        return "\"register\":" + connections + ",\"close\":" + (connections + threads);
    }
}
