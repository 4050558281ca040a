/** What the benchmarks share. */
package io.lockspot.samples.bench;
