/** Runs two commands in turns with the agent, and records a window of each run. Linux only: it lives on {@code /proc}. */
package io.lockspot.analyzer.cli.bench;
