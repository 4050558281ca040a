package io.lockspot.samples.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Why a connection failed. */
enum Failure {
    REFUSED("refused"),
    /** All ports of this machine's address were taken. */
    NO_LOCAL_PORT("noLocalPort"),
    TIMED_OUT("timedOut"),
    RESET("reset"),
    /** The server ended the connection before it had answered. */
    ENDED_EARLY("endedEarly"),
    MALFORMED("malformed"),
    OTHER("other");

    private final String label;

    Failure(String label) {
        this.label = label;
    }

    /** Its name in the result. */
    String label() {
        return label;
    }

    static Failure of(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Cannot assign requested address") || message.contains("Address already in use")) {
            return NO_LOCAL_PORT;
        }
        if (e instanceof SocketTimeoutException) {
            return TIMED_OUT;
        }
        if (e instanceof ConnectException) {
            return message.contains("timed out") ? TIMED_OUT : REFUSED;
        }
        if (e instanceof EOFException) {
            return ENDED_EARLY;
        }
        if (e instanceof ProtocolException) {
            return MALFORMED;
        }
        return e instanceof SocketException && (message.contains("reset") || message.contains("Broken pipe"))
                ? RESET
                : OTHER;
    }
}
