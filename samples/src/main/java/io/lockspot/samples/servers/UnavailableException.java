package io.lockspot.samples.servers;

/** This machine cannot run the server; the message says what it lacks. */
final class UnavailableException extends Exception {

    UnavailableException(String message) {
        super(message);
    }
}
