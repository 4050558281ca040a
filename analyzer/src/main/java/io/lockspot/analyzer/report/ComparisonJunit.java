package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Gate;
import io.lockspot.analyzer.compare.GateResult;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison as JUnit's XML, which build servers show: one test for each gate. A gate that could not be decided is a
 * failure where it fails the build, and skipped where it does not. The whole report is the output of the suite, and
 * warnings are its errors.
 */
public final class ComparisonJunit {

    private static final String SUITE = "lockspot compare";

    private final Comparison comparison;
    private final List<Warning> warnings;
    private final boolean inconclusiveFails;
    private final XMLStreamWriter xml;

    private ComparisonJunit(Report.OfComparison report, XMLStreamWriter xml) {
        this.comparison = report.comparison();
        this.warnings = report.origin().warnings();
        this.inconclusiveFails = report.inconclusiveFails();
        this.xml = xml;
    }

    public static void write(Report.OfComparison report, Writer out) throws IOException {
        try {
            new ComparisonJunit(report, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out)).write();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private void write() throws XMLStreamException, IOException {
        List<GateResult> gates = comparison.gates();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(gates.size()));
        xml.writeAttribute(
                "failures", Long.toString(gates.stream().filter(this::fails).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped", Long.toString(gates.stream().filter(this::isSkipped).count()));
        for (GateResult gate : gates) {
            testcase(gate);
        }
        xml.writeCharacters("\n  ");
        xml.writeStartElement("system-out");
        StringBuilder whole = new StringBuilder();
        ComparisonText.write(comparison, new Lines(whole, Style.PLAIN));
        xml.writeCharacters(whole.toString());
        xml.writeEndElement();
        warnings();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    private void warnings() throws XMLStreamException {
        if (!warnings.isEmpty()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("system-err");
            for (Warning warning : warnings) {
                xml.writeCharacters(Names.printable(warning.text()) + "\n");
            }
            xml.writeEndElement();
        }
    }

    private void testcase(GateResult gate) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", Names.printable(gate.gate().text()));
        if (fails(gate) || isSkipped(gate)) {
            String why = gate.gate().target() instanceof Gate.Target.Any
                    ? ComparisonHeadline.of(comparison)
                    : GateWords.outcome(gate) + GateWords.detail(gate);
            String detail = Names.printable(why);
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement(fails(gate) ? "failure" : "skipped");
            xml.writeAttribute("message", detail);
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private boolean fails(GateResult gate) {
        return switch (gate.outcome()) {
            case FAIL -> true;
            case INCONCLUSIVE -> inconclusiveFails;
            case PASS -> false;
        };
    }

    private boolean isSkipped(GateResult gate) {
        return gate.outcome() == GateResult.Outcome.INCONCLUSIVE && !inconclusiveFails;
    }
}
