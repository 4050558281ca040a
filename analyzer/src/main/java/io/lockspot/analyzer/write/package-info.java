/** Profiles for other tools: collapsed stacks, pprof and speedscope. What is written of them is read back the same. */
package io.lockspot.analyzer.write;
