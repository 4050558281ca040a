package io.lockspot.flamegraphs.peers;

/** Another tool's page of flame graphs, made of the same stacks as ours. */
interface Peer extends AutoCloseable {

    /**
     * A page that a browser can open.
     *
     * @param address of the page
     * @param bytes all that the browser loads for it
     * @param ready what is true in the page as soon as its picture is drawn; {@code true} if that is when it is loaded
     */
    record Page(String address, long bytes, String ready) {}

    String name();

    Page page(PeerStacks stacks) throws Exception;

    /**
     * How the page is asked for what readers do: a JavaScript object with the functions {@code find(text)}, {@code
     * clear()}, which ends the search, {@code zoom()} to the widest frame of the fourth row, and {@code reset()}.
     */
    String driver();

    @Override
    default void close() throws Exception {}
}
