package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.report.Report;
import io.lockspot.testkit.BrowserTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that look at pages of reports. */
abstract class ReportBrowserTest extends BrowserTest {

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.problems()).isEmpty();
    }

    Path open(Report report) throws Exception {
        return open(out -> HtmlWriter.write(report, out), "");
    }

    static String cells(String rows) throws Exception {
        return browser.evaluate("Array.from(document.querySelectorAll('" + rows
                + "'), row => Array.from(row.cells, c => c.textContent).join('|')).join('\\n')");
    }

    static int lineCount() throws Exception {
        return Integer.parseInt(browser.evaluate("String(profile.grid.lines.length)"));
    }
}
