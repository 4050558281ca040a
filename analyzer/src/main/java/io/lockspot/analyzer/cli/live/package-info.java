/** Running JVMs: finding them, attaching the agent to them and asking it, and what can be measured of them. */
package io.lockspot.analyzer.cli.live;
