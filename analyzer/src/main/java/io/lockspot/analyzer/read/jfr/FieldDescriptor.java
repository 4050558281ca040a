package io.lockspot.analyzer.read.jfr;

/**
 * One field of a type.
 *
 * @param typeId what it holds, or what it refers to
 * @param constant whether the file holds the key of a constant instead of the value
 * @param array whether there are several, with their number in front
 */
record FieldDescriptor(String name, long typeId, boolean constant, boolean array) {}
