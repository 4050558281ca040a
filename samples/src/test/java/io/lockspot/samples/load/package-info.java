/** Tests of the load generator. */
package io.lockspot.samples.load;
