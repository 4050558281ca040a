package io.lockspot.samples.load;

/** How a connection ends. */
enum Ending {
    /** The last request says {@code Connection: close}, and the server closes. */
    BY_SERVER,
    /** The client sends its end, waits for the server's, and closes. */
    BY_CLIENT,
    /** The client closes with a linger time of zero, which sends a reset. */
    RESET
}
