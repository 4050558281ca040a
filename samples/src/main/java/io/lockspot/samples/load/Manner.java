package io.lockspot.samples.load;

/**
 * What one connection does.
 *
 * @param requests how many it makes, one after the other
 */
record Manner(int requests, Ending ending) {}
