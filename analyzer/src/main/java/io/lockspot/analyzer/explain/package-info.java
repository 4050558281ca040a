/**
 * What a recording means: call trees, tables of operations and locks, known signatures, the headline. Values in,
 * values out; how they are printed is the business of the package {@code report}.
 */
package io.lockspot.analyzer.explain;
