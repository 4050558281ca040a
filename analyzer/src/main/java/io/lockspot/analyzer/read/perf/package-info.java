/** The output of {@code perf script}: CPU samples, and the kernel's lock contention. */
package io.lockspot.analyzer.read.perf;
