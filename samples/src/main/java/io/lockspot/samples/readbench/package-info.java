/**
 * How fast recordings are read, measured against the tools that people use otherwise: the same files, the same cores, a
 * process for each reading, taking turns. {@link io.lockspot.samples.readbench.ReadBench} is the command.
 */
package io.lockspot.samples.readbench;
