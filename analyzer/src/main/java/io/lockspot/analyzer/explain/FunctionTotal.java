package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;

/**
 * One function, wherever it was called from.
 *
 * @param total the weight of the stacks that have it anywhere, each counted once however often the function recurs
 * @param self the weight of the stacks that end in it
 */
public record FunctionTotal(Frame frame, long total, long self) {}
