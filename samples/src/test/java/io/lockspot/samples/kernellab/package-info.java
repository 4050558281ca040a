/** The load of the kernel lab ({@code samples/kernel-lab}), and what of the lab can be tested without booting a kernel. */
package io.lockspot.samples.kernellab;
