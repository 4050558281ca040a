/** Pages that lockspot wrote, as recordings. */
package io.lockspot.analyzer.read.page;
