/** What kernel locks are called: told from the functions that take them, by rules that are data. */
package io.lockspot.analyzer.model.kernel;
