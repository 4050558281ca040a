package io.lockspot.samples.servers;

/** A server that answers every HTTP request with {@link Answer#BODY}. */
interface Server extends AutoCloseable {

    /**
     * Listens on the loopback address.
     *
     * @param port 0 for any that is free
     * @return the port
     * @throws UnavailableException when this machine cannot run it
     */
    int start(int port) throws Exception;

    /** Stops, and closes what clients have left open: when this returns, every descriptor has been given back. */
    @Override
    void close() throws Exception;
}
