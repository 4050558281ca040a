/**
 * Before against after: which paths, locks and operations changed, by how much, and how sure that is. Values in, values
 * out. Built on {@code explain}, so that a lock wait or a quantile means the same in a report and in a comparison.
 *
 * <p>The unit of replication is a run: samples of one run are not independent of each other, and tests that take them
 * for it alarm in most comparisons of equals. Formulas and sources stand at the classes that compute them.
 */
package io.lockspot.analyzer.compare;
