package io.lockspot.samples.pipeclosure;

import java.util.Set;

/**
 * What is where.
 *
 * @param pipes the first page of each pipe that is still there
 * @param mappedPages how many pages of the address space are in use
 * @param freePages the pages of memory that are not, in order
 */
record KernelState(Set<Integer> pipes, int mappedPages, int[] freePages) {}
