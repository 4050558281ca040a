/**
 * A server that loses all of its connections at once, before and after its fix. {@code SelectorImpl} holds the monitor
 * of its cancelled keys while it takes descriptors out of epoll and closes them, and every thread that closes a channel
 * needs that monitor.
 */
package io.lockspot.samples.closestorm;
