package io.lockspot.samples.pipeclosure;

/**
 * A pipe, as far as its tear-down is concerned: a stretch of the kernel's address space.
 *
 * @param firstPage the number of the first page of its buffer
 * @param pages how many pages the buffer has
 */
record Pipe(int firstPage, int pages) {}
