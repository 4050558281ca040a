/**
 * Recordings damaged by a seeded mutator in a JVM of their own with little memory. Each must be read, be damaged, or be
 * refused, soon and in one line.
 */
package io.lockspot.analyzer.mutation;
