package io.lockspot.testkit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that look at pages in a browser: one for all of them, with a plain screen for each test. */
public abstract class BrowserTest {

    /** Running until the JVM ends; tests run one after the other. */
    protected static Browser browser;

    @TempDir
    private Path directory;

    /** Writes a page. */
    @FunctionalInterface
    public interface Page {
        void write(Writer out) throws IOException;
    }

    @BeforeAll
    static void startBrowser() throws Exception {
        if (browser == null || !browser.isAlive()) {
            Browser started = Browser.startOrSkip();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "browser's end"));
            browser = started;
        }
    }

    private static void stop(Browser started) {
        try {
            started.close();
        } catch (Exception e) {
            // the JVM ends, and whoever looks for what it left behind finds the profile's name
        }
    }

    @BeforeEach
    void plainScreen() throws Exception {
        browser.resize(1400, 800);
        browser.prefer("light");
    }

    /** Pages say in an element with that name what went wrong in them. */
    @AfterEach
    void noFailureIsShown() throws Exception {
        assertThat(text("failure")).isEmpty();
    }

    /**
     * Opens a page that is written now.
     *
     * @param place the fragment of its address, or nothing
     * @return the file
     */
    protected Path open(Page page, String place) throws Exception {
        Path file = directory.resolve("page.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            page.write(out);
        }
        browser.open(file, place);
        return file;
    }

    /** The text of an element. */
    protected static String text(String id) throws Exception {
        return browser.evaluate("document.getElementById('" + id + "').textContent");
    }
}
