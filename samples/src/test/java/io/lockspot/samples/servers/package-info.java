/** Tests of the servers; what the agent counts in them is tested end to end. */
package io.lockspot.samples.servers;
