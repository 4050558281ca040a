package io.lockspot.poll;

/** What can be closed. */
public interface Pollable {

    void close();
}
