package io.lockspot.samples.eventpoll;

/**
 * A file that is ready.
 *
 * @param file the watched file
 * @param events bits of {@link Ready}
 */
public record Event(PollableFile file, int events) {}
