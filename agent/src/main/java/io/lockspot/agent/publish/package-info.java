/**
 * What others can read of the agent while it runs: an MXBean, and metrics for Prometheus in a file or at a loopback
 * port. Reads the counters of {@code agent.probe}; nothing here is on a probed path.
 */
package io.lockspot.agent.publish;
