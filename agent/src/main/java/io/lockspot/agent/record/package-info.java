/**
 * The recorder: a JFR recording in memory and async-profiler's samples, dumped into one growing file, and the events
 * of every second. Only this package sees HdrHistogram and async-profiler.
 */
package io.lockspot.agent.record;
