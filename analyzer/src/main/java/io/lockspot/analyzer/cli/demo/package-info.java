/** The command {@code demo}: real lock hot spots on the user's own machine, each before and after its fix. */
package io.lockspot.analyzer.cli.demo;
