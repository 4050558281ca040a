/** The parts of the benchmark that can be wrong without anybody seeing it. */
package io.lockspot.samples.readbench;
