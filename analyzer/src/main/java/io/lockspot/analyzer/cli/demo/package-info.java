/** The command {@code demo}: a real lock hot spot on the user's own machine, before and after its fix. */
package io.lockspot.analyzer.cli.demo;
