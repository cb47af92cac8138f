// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/**
 * A run as build servers read it: a suite for each group, a case for each probe. Only what is new fails; what the
 * ledger lists passes and says so in its output.
 */
public final class JunitXml {

    private final RunReport report;
    private final XMLStreamWriter xml;

    private JunitXml(RunReport report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    /** The whole document. */
    public static String of(RunReport report) {
        var text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(report, writer).write();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing junit.xml into memory: it failed", impossible);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        Tally tally = Tally.of(report.results());
        Map<String, List<ProbeResult>> groups = new LinkedHashMap<>();
        for (ByProbe probe : tally.probes()) {
            groups.computeIfAbsent(probe.probe().group(), group -> new ArrayList<>())
                    .add(probe.worst());
        }
        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        xml.writeStartElement("testsuites");
        attribute("name", "tcpassay " + report.target());
        counts(tally.probes().stream().map(ByProbe::worst).toList(), report.wall());
        for (Map.Entry<String, List<ProbeResult>> group : groups.entrySet()) {
            suite(group.getKey(), group.getValue());
        }
        newLine(0);
        xml.writeEndElement();
        newLine(0);
        xml.writeEndDocument();
    }

    private void suite(String group, List<ProbeResult> results) throws XMLStreamException {
        newLine(1);
        xml.writeStartElement("testsuite");
        attribute("name", group);
        counts(results, results.stream().map(ProbeResult::wall).reduce(Duration.ZERO, Duration::plus));
        attribute("timestamp", report.started().toString());
        newLine(2);
        xml.writeStartElement("properties");
        property("target", report.target());
        property("seed", Again.seed(report));
        property("kernel", report.description());
        newLine(2);
        xml.writeEndElement();
        for (ProbeResult result : results) {
            testcase(result);
        }
        newLine(1);
        xml.writeEndElement();
    }

    private void testcase(ProbeResult result) throws XMLStreamException {
        newLine(2);
        xml.writeStartElement("testcase");
        attribute("classname", "tcpassay." + result.probe().group());
        attribute("name", result.probe().id());
        attribute("time", seconds(result.wall()));
        if (result.verdict() == Verdict.NEW) {
            problem("failure", result);
        } else if (result.verdict() == Verdict.OPEN) {
            problem("error", result);
        } else if (result.outcome() == Outcome.NOT_APPLICABLE) {
            newLine(3);
            xml.writeEmptyElement("skipped");
            attribute("message", result.reason());
        } else if (result.verdict() == Verdict.KNOWN) {
            output("known deviation: " + result.ledgerReason().orElse("") + "\n\n" + FailureText.of(report, result));
        } else if (result.verdict() == Verdict.FIXED) {
            output("fixed: conforms now; the ledger said: "
                    + result.ledgerReason().orElse(""));
        }
        newLine(2);
        xml.writeEndElement();
    }

    private void problem(String element, ProbeResult result) throws XMLStreamException {
        newLine(3);
        xml.writeStartElement(element);
        attribute("type", result.outcome().name());
        attribute("message", FailureText.why(result));
        xml.writeCharacters("\n" + FailureText.of(report, result) + "\n");
        xml.writeEndElement();
    }

    private void output(String text) throws XMLStreamException {
        newLine(3);
        xml.writeStartElement("system-out");
        xml.writeCharacters(Printable.block(text) + "\n");
        xml.writeEndElement();
    }

    private void counts(List<ProbeResult> results, Duration time) throws XMLStreamException {
        attribute("tests", Integer.toString(results.size()));
        attribute("failures", count(results, Verdict.NEW));
        attribute("errors", count(results, Verdict.OPEN));
        attribute(
                "skipped",
                Long.toString(results.stream()
                        .filter(result ->
                                result.outcome() == Outcome.NOT_APPLICABLE && result.verdict() == Verdict.EXPECTED)
                        .count()));
        attribute("time", seconds(time));
    }

    private static String count(List<ProbeResult> results, Verdict verdict) {
        return Long.toString(
                results.stream().filter(result -> result.verdict() == verdict).count());
    }

    private void property(String name, String value) throws XMLStreamException {
        newLine(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
    }
}
