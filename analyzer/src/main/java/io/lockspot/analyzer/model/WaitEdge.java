package io.lockspot.analyzer.model;

/**
 * Threads that waited for other threads to give a lock back; threads whose names differ in numbers only are one.
 *
 * @param waiter as in {@link ThreadGroups}; empty when unknown
 * @param owner likewise
 * @param inferred whether the owner was not recorded but told from the order in which threads got the lock
 */
public record WaitEdge(String waiter, String owner, boolean inferred) {}
