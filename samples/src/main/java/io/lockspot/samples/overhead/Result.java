package io.lockspot.samples.overhead;

import java.util.List;

/**
 * Everything that came out.
 *
 * @param agents settings of lockspot's agent, by name
 * @param notes what could not be had, a line each
 * @param failure what ended it early; empty when nothing did
 */
record Result(
        Machine before,
        Machine after,
        Plan plan,
        List<Trial> trials,
        List<String> agents,
        List<String> notes,
        String failure) {}
