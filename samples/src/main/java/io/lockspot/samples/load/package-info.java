/**
 * Load for a server: a process of its own that opens connections, makes requests on them, and closes or resets them.
 * How many of each is settled before the first one, not drawn by lot, so that what a server counts can be compared with
 * it to the last connection. {@link io.lockspot.samples.load.LoadGenerator} is the command.
 */
package io.lockspot.samples.load;
