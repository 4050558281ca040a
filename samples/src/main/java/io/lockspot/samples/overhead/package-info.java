/**
 * What the agent costs, measured end to end: servers under load, loops over probed methods, and starts, each without the
 * agent, with it, and with the tools that people use otherwise on the same methods, taking turns.
 * {@link io.lockspot.samples.overhead.OverheadBench} is the command.
 */
package io.lockspot.samples.overhead;
