/** The agent's options: {@code key=value,…} in, a record out, or one sentence about what is wrong. */
package io.lockspot.agent.options;
