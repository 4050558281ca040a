package io.lockspot.analyzer.model;

/**
 * What was done and whose code did it.
 *
 * @param operation {@code register}, {@code modify}, {@code deregister}, {@code close}, {@code release},
 *     {@code select} or {@code wakeup}
 * @param implementation {@code jdk-nio}, {@code netty-epoll}, …
 */
public record OperationKey(String operation, String implementation) {}
