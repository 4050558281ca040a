/**
 * What the woven code calls. Lives in the boot loader, so it uses {@code java.base} and {@code jdk.jfr} only and
 * nothing of the agent's other packages. Nothing here throws into the application, blocks, or (on the fast path)
 * allocates.
 */
package io.lockspot.agent.probe;
