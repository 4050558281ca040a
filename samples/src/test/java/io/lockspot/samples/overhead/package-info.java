/** The arithmetic of the benchmark, from known inputs. */
package io.lockspot.samples.overhead;
