/** Collapsed stacks: one line for each different stack, as flame graph tools write them. */
package io.lockspot.analyzer.read.collapsed;
