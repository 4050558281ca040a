/** What a bench ran, on which machine, and how quiet the machine was meanwhile. */
package io.lockspot.analyzer.model.bench;
