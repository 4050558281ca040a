/** Reports as one self-contained HTML page: the JSON document and the call trees, and a script that shows them. */
package io.lockspot.analyzer.report.html;
