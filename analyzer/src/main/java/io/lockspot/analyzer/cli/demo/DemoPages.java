package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Variant;
import java.nio.file.Path;
import java.util.Map;

/**
 * The pages that a demo leaves, one of each kind for each variant.
 *
 * @param reports what {@code lockspot report -o html} writes
 * @param flameGraphs pictures alone
 */
record DemoPages(Map<Variant, Path> reports, Map<Variant, Path> flameGraphs) {}
