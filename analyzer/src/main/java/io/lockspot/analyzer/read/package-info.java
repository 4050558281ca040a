/** A file in, a {@link io.lockspot.analyzer.model.Recording} out; the format is told from the content. */
package io.lockspot.analyzer.read;
