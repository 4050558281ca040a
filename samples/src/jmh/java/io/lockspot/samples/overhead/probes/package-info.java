/**
 * What one call of a probe costs. The benchmarks call what woven code calls, and are compiled together with the probes'
 * sources; run with the built agent, whose probes are on the boot class path, they measure the agent's.
 */
package io.lockspot.samples.overhead.probes;
