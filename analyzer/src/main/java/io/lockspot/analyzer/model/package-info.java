/** What was recorded, independent of the file format that it came in. Values only: no input, no output. */
package io.lockspot.analyzer.model;
