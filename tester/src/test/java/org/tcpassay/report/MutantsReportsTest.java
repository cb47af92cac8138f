// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Transition;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.State;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.Tier;
import org.tcpassay.run.kills.Deviation;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutantResult;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public final class MutantsReportsTest {

    private static final Pattern OURS = Pattern.compile("<(script|style)>.*?</\\1>", Pattern.DOTALL);
    private static final String RULE = "RFC5961-3.2-3";

    private static final ProbeInfo BITES = probe("established.rst.challenged[one]");
    private static final ProbeInfo TOOTHLESS = probe("listen.syn.answered");

    /** One mutant is killed, one survives, one awaits a probe; one probe of two bites. */
    private static KillReport report() {
        var found = new Deviation(BITES, RULE, Deviations.HOSTILE, "> .", "nothing");
        var rows = List.of(
                new MutantResult(mutant("killed-one", Optional.empty()), List.of(found), List.of(), 0, List.of()),
                new MutantResult(mutant("surviving-one", Optional.empty()), List.of(), List.of(found), 3, List.of()),
                new MutantResult(mutant("awaiting-one", Optional.of("a probe")), List.of(), List.of(), 0, List.of()));
        var matrix = new KillMatrix(
                0x5eed, List.of(conforming(BITES), conforming(TOOTHLESS)), rows, 8, Duration.ofSeconds(2));
        return new KillReport(
                "0.1.0",
                matrix,
                true,
                true,
                Instant.parse("2026-11-21T10:15:30Z"),
                List.of("mutants"),
                Path.of("tcpassay-out"));
    }

    @Test
    public void shouldPutWhatIsWrongFirst() {
        String text = console(report());

        assertTrue(text.indexOf("surviving-one") < text.indexOf("listen.syn.answered"), text);
        assertTrue(text.indexOf("listen.syn.answered") < text.indexOf("awaiting-one"), text);
        assertTrue(text.contains("3 mutants x 2 probes in 2.0 s, 4 probes a second"), text);
        assertTrue(text.contains("1 killed, 1 surviving, 1 awaiting a probe"), text);
        assertTrue(text.contains("verdict     1 surviving mutant, 1 toothless probe"), text);
    }

    @Test
    public void shouldBeAWellFormedPageWhateverWasFound() throws Exception {
        Document page = parsed(MutantsHtml.of(report()));

        assertEquals(elements(page, "details", "mutant").size(), 3);
        assertEquals(elements(page, "details", "short").size(), 2);
        assertEquals(elements(page, "svg", "kills").size(), 1);
        assertEquals(elements(page, "path", "kill").size(), 2, "in the whole picture and beside the mutant");
        assertEquals(page.getElementsByTagName("img").getLength(), 0);
        assertEquals(page.getElementsByTagName("script").getLength(), 0);
    }

    @Test
    public void shouldLinkToWhatIsThere() throws Exception {
        Document page = parsed(MutantsHtml.of(report()));
        List<String> ids = new ArrayList<>();
        all(page, "details").forEach(element -> ids.add(element.getAttribute("id")));

        for (Element link : all(page, "a")) {
            assertTrue(ids.contains(link.getAttribute("href").substring(1)), link.getAttribute("href"));
        }
    }

    @Test
    public void shouldDrawAnArrowForEachTransitionAndNoOther() throws Exception {
        String svg = StateDiagram.svg(Map.of(State.LISTEN, new StateDiagram.Note("7 probes", "ok")));
        Document diagram = parsed(svg);

        assertEquals(
                all(diagram, "title").stream()
                        .map(Element::getTextContent)
                        .sorted()
                        .toList(),
                Transition.arrows().stream()
                        .map(one -> one.from().text() + " to " + one.to().text() + ": " + one.label())
                        .sorted()
                        .toList());
        assertEquals(elements(diagram, "rect", "box").size(), State.values().length + 1, "CLOSED stands there twice");
        assertEquals(elements(diagram, "rect", "ok").size(), 1);
    }

    @Test
    public void shouldKeepItsPromisesToPrograms() throws IOException {
        List<String> keys = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(MutantsJson.of(report()))) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && token == JsonToken.FIELD_NAME) {
                    keys.add(json.currentName());
                }
            }
        }
        assertEquals(
                keys,
                List.of(
                        "tool",
                        "version",
                        "seed",
                        "started",
                        "mutants",
                        "probes",
                        "kills",
                        "survivors",
                        "toothless",
                        "totals",
                        "seconds",
                        "probesPerSecond",
                        "command"));
    }

    private static String console(KillReport report) {
        var bytes = new ByteArrayOutputStream();
        var console = new MutantsConsole(new PrintStream(bytes, false, StandardCharsets.UTF_8), Ink.PLAIN, 3, 2);
        console.started();
        report.matrix().rows().forEach(console::asked);
        console.ended(report);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Mutant mutant(String name, Optional<String> awaiting) {
        return new Mutant(
                name,
                Set.of(RULE),
                "Errs like " + name + ".",
                Settings.ordinary(),
                Rfc9293::new,
                UnaryOperator.identity(),
                awaiting);
    }

    private static ProbeInfo probe(String id) {
        return new ProbeInfo(
                id,
                "A claim",
                List.of(RuleCatalogue.shipped().rule(RULE)),
                Optional.of(State.ESTABLISHED),
                Tier.FAST,
                Set.of(),
                Map.of());
    }

    private static Answer conforming(ProbeInfo probe) {
        return new Answer(probe, Outcome.CONFORMS, "", Optional.empty(), List.of(), 0, Duration.ZERO);
    }

    private static List<Element> elements(Document page, String name, String styleClass) {
        return all(page, name).stream()
                .filter(element -> (" " + element.getAttribute("class") + " ").contains(" " + styleClass + " "))
                .toList();
    }

    private static List<Element> all(Document page, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = page.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Document parsed(String html) throws Exception {
        String markup = OURS.matcher(html.replaceFirst("<!doctype html>", "")).replaceAll("");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }
}
