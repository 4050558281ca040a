/**
 * The servers that people run, each as small as it can be: one class a server, all with the same answer to every
 * request. {@link io.lockspot.samples.servers.ServerMain} starts one of them, {@link io.lockspot.samples.load} loads it.
 * {@link io.lockspot.samples.servers.ManyPipes} is no server: it opens and closes pipes.
 */
package io.lockspot.samples.servers;
