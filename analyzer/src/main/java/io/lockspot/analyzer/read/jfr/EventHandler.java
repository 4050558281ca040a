package io.lockspot.analyzer.read.jfr;

import java.util.List;

/** Takes the events of one type out of all chunks of a file. */
interface EventHandler {

    /** The name of the type. */
    String type();

    /** The fields that it wants of that type; an {@link Event} numbers them in this order. */
    List<String> fields(TypeDescriptor type);

    /** @param event valid during the call only; the same object for the next event */
    void event(Event event);

    /** A chunk begins. */
    default void begin(Chunk chunk) {}

    /** The chunk is over, or its readable part is. Its names and stacks are still there, for the last time. */
    default void end(Chunk chunk) {}
}
