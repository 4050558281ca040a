/** End-to-end tests: real child JVMs, the built jars of agent and analyzer, nothing of their classes. */
package io.lockspot.samples.e2e;
