/**
 * The commands. The only package that prints, opens output files and decides exit codes; it calls the stages one after
 * the other ({@code read}, {@code explain}, {@code report}), so it is the only one that knows all of them.
 */
package io.lockspot.analyzer.cli;
