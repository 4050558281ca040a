/**
 * JDK Flight Recorder files, from the JDK, from async-profiler and from the agent. The way of the data: {@link
 * io.lockspot.analyzer.read.jfr.JfrReader} finds the chunks; a chunk's metadata says how its events are laid out, its
 * constant pools are indexed, and its events go, one by one and without an object each, to the handlers that want them.
 *
 * <p>Nothing here trusts the file: every length is checked against the bytes that are there before anything is read,
 * skipped or allocated by it.
 */
package io.lockspot.analyzer.read.jfr;
