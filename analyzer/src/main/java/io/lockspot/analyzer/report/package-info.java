/**
 * Reports as values ({@link io.lockspot.analyzer.report.Report}), and their writers: text, JSON, flame graphs. Every
 * writer prints the same values; none of them calculates, prints to the console or opens files.
 */
package io.lockspot.analyzer.report;
