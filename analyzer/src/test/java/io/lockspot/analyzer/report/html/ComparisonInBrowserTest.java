package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.RunStories;
import io.lockspot.analyzer.compare.Comparer;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.GateParser;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.compare.Watch;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.report.Report;
import io.lockspot.testkit.Needles;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A comparison as a page says what its text says, on any screen and for any reader. */
class ComparisonInBrowserTest extends ReportBrowserTest {

    private static Report.OfComparison report(Runs runs) throws Exception {
        Comparison comparison = Comparer.compare(
                runs,
                List.of(Watch.function(Pattern.compile("decode"))),
                List.of(GateParser.parse("regression"), GateParser.parse("close.p99 > +10%")));
        List<RecordingInfo> infos =
                runs.before().stream().flatMap(r -> r.infos().stream()).toList();
        return new Report.OfComparison(new Report.Origin(infos, comparison.warnings()), comparison, true);
    }

    private static List<Run> runs(String side, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Run.of(side + "-" + i, RunStories.named(side + "-" + i)))
                .toList();
    }

    private static Report.OfComparison improvement() throws Exception {
        return report(new Runs(runs("before", 5), runs("after", 5)));
    }

    @Test
    void theSentenceComesFirst_andTheTablesSayWhatTheTextSays() throws Exception {
        Report.OfComparison report = improvement();
        open(report);

        assertThat(text("headline")).startsWith("IMPROVEMENT Closing a connection takes 53 % less time (50–55 %)");
        assertThat(cells("#operations tbody tr")
                        .lines()
                        .map(row -> row.replace("|", " ").replaceAll(" +", " ").strip()))
                .contains("mean 31.3 µs ± 6 % 14.7 µs ± 3 % -52.9 % -55.4 % … -50.3 % p=0.000 better");
        String words = PageKit.comparisonText(report).replaceAll("\\s+", " ");
        for (String row : cells("#operations tbody tr, #locks tbody tr").split("\n")) {
            for (String cell : row.split("\\|")) {
                assertThat(words).contains(cell);
            }
        }
        assertThat(cells("#gates tbody tr").split("\n")[1]).startsWith("close.p99 > +10%|PASS|-54.3 %");
        assertThat(cells("#watched tbody tr")).startsWith("CPU time in decode|");
        assertThat(cells("#changes tbody tr"))
                .contains("CPU time in SelectorImpl.cancel|")
                .contains("|better");
    }

    @Test
    void latencies_areDrawnOneOverTheOther() throws Exception {
        open(improvement());

        assertThat(browser.evaluate("document.querySelector('#operations svg.curve').getAttribute('aria-label')"))
                .startsWith("close jdk-nio: p50 ")
                .contains(" before, ", " after; p99 ");
        assertThat(browser.evaluate("['before', 'after'].map(side => ['polyline', 'polygon'].map(shape =>"
                        + " document.querySelectorAll('svg.curve ' + shape + '.' + side).length)).join(' ')"))
                .isEqualTo("1,1 1,1");
        assertThat(browser.evaluate("(() => { const y = side => document.querySelector('polyline.' + side).getBBox().y;"
                        + " return String(y('after') > y('before')); })()"))
                .as("what takes less time is drawn lower")
                .isEqualTo("true");
    }

    @Test
    void aNarrowDarkScreen_andTheKeyboard_areEnough() throws Exception {
        browser.resize(360, 740);
        browser.prefer("dark");
        open(improvement());

        assertThat(browser.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth <= innerWidth)"))
                .isEqualTo("true");
        browser.press("d");
        assertThat(browser.evaluate("document.documentElement.dataset.theme")).isEqualTo("light");
        browser.press("?");
        assertThat(browser.evaluate("String(byId('keys').open)")).isEqualTo("true");
        browser.press("Escape");
        assertThat(text("changes")).contains("per CPU-second").contains("per close");
    }

    @Test
    void theFlameGraphOfBothSides_hasTheVerdicts_andKeys() throws Exception {
        open(improvement());

        assertThat(text("diff")).contains("SelectorImpl.cancel");
        browser.evaluate("document.querySelector('#diff canvas').focus()");
        browser.press("c");
        assertThat(text("diff")).contains("improvement");
        browser.press("s");
        assertThat(browser.evaluate("String([...document.querySelectorAll('#diff canvas')].filter(c =>"
                        + " c.checkVisibility()).length)"))
                .as("side by side")
                .isEqualTo("2");
    }

    @Test
    void tooFewRuns_areADescription() throws Exception {
        open(report(new Runs(runs("before", 1), runs("after", 1))));

        assertThat(text("headline")).startsWith("INCONCLUSIVE 1 run a side");
        assertThat(text("notices")).contains("Too few runs for a test");
        assertThat(cells("#operations tbody tr")).doesNotContain("better");
    }

    @Test
    void names_areNeverMarkup() throws Exception {
        Run hostile = Run.of(Needles.ALL.get(0), PageKit.needles());
        open(report(new Runs(List.of(hostile, hostile, hostile), List.of(hostile, hostile, hostile))));

        assertThat(browser.evaluate("String(document.querySelectorAll('main img, main script, main iframe').length)"))
                .isEqualTo("0");
    }
}
