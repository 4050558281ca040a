package io.lockspot.analyzer.model;

/**
 * A lock's identity.
 *
 * @param name stable over runs: the field that holds it ({@code SelectorImpl.cancelledKeys}), else the class and the
 *     place that locks it; never an address
 */
public record Lock(String name, LockKind kind) {}
