// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.compare.Comparison;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public final class CompareReportsTest {

    private static final Path FOLDER = Path.of("out");
    private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script( [^>]*)?>(.*?)</script>", Pattern.DOTALL);
    private static final String SILENT = Deviations.silent().probe().id();

    /** The sample, a stack that does otherwise in one thing, and one that hopes to be shown. */
    private static Comparison sample() {
        RunReport linux = Samples.report();
        List<ProbeResult> other = new ArrayList<>();
        for (ProbeResult result : linux.results()) {
            boolean fails = result.probe().id().equals(SILENT);
            other.add(
                    fails
                            ? Draft.of(SILENT, result.probe().title(), SampleRules.CHALLENGE)
                                    .ended(
                                            Outcome.CONFORMS,
                                            Verdict.EXPECTED,
                                            "",
                                            Samples.challenged().trace())
                            : result);
        }
        return Comparison.of(List.of(linux, named("reference", other), named(Deviations.HOSTILE, other)));
    }

    private static RunReport named(String name, List<ProbeResult> results) {
        RunReport like = Samples.report(results);
        return new RunReport(
                like.version(),
                name,
                name,
                like.seed(),
                like.started(),
                like.wall(),
                like.command(),
                Optional.of(FOLDER.resolve("reference")),
                results);
    }

    @Test
    public void shouldBeWellFormedWhateverATargetIsCalledOrSends() throws Exception {
        String html = CompareHtml.of(sample(), FOLDER);

        Document page = parsed(html);
        assertEquals(elements(page, "tr", "row").size(), 14);
        assertEquals(page.getElementsByTagName("img").getLength(), 0);
        for (String part : unpacked(html)) {
            Document answers = parsed("<div>" + part + "</div>");
            assertEquals(answers.getElementsByTagName("img").getLength(), 0);
            assertEquals(answers.getElementsByTagName("script").getLength(), 0);
        }
    }

    @Test
    public void shouldHoldOneScriptAndNothingFromOutside() {
        String html = CompareHtml.of(sample(), FOLDER);

        assertEquals(html.split("<script>", -1).length, 2);
        assertTrue(html.contains("script-src &#39;sha256-"), "the policy");
        assertFalse(Pattern.compile("(src|href)=\"(https?:|//)").matcher(html).find(), "nothing from outside");
    }

    @Test
    public void shouldHaveACellForEachStack() throws Exception {
        Element row = row(SILENT);

        assertEquals(row.getAttribute("data-like"), "differ");
        assertEquals(row.getAttribute("data-signs"), "new ok ok");
        assertEquals(row.getElementsByTagName("td").item(0).getTextContent(), "deviates");
        assertEquals(row.getElementsByTagName("td").item(1).getTextContent(), "conforms");
    }

    @Test
    public void shouldTellWhatTheLedgerSays() throws Exception {
        Element cell = (Element) row(Deviations.known().probe().id())
                .getElementsByTagName("td")
                .item(0)
                .getFirstChild();

        assertEquals(cell.getTextContent(), "known");
        assertTrue(cell.getAttribute("title").startsWith("drops FIN+URG"), cell.getAttribute("title"));
    }

    @Test
    public void shouldKeepLaddersOnlyOfWhatTellsSomething() {
        List<String> parts = unpacked(CompareHtml.of(sample(), FOLDER));

        String differing = only(parts, "nothing in 600 ms", "challenge-ack[right-edge]");
        assertEquals(differing.split("class=\"ladder\"", -1).length, 4, "of each stack");
        assertEquals(
                parts.stream().filter(part -> part.contains("Crossing FINs")).count(), 0, "all conform");
        String absent = only(parts, "does not claim RFC 5482");
        assertFalse(absent.contains("<svg"));
    }

    @Test
    public void shouldLeadToTheReportOfAStack() throws Exception {
        NodeList heads = parsed(CompareHtml.of(sample(), FOLDER)).getElementsByTagName("th");
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < heads.getLength(); i++) {
            ways.add(((Element) heads.item(i)).getAttribute("data-report"));
        }

        assertTrue(ways.contains("reference/report.html"), ways.toString());
    }

    @Test
    @SuppressWarnings("unchecked")
    public void shouldTellProgramsTheSame() {
        Comparison sample = sample();
        var json = (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(CompareJson.of(sample, FOLDER));

        assertEquals(
                new ArrayList<>(json.keySet()),
                List.of(
                        "tool",
                        "version",
                        "seed",
                        "started",
                        "command",
                        "stacks",
                        "questions",
                        "likeness",
                        "topics",
                        "pairs",
                        "rows"));
        var stacks = (List<Map<String, Object>>) json.get("stacks");
        assertEquals(stacks.stream().map(stack -> stack.get("name")).toList(), sample.names());
        assertEquals(stacks.get(1).get("result"), "reference/result.json");
        var rows = (List<Map<String, Object>>) json.get("rows");
        assertEquals(rows.size(), sample.rows().size());
        Map<String, Object> silent = rows.stream()
                .filter(row -> row.get("id").equals(SILENT))
                .findFirst()
                .orElseThrow();
        assertEquals(silent.get("likeness"), "differ");
        var probe = ((List<Map<String, Object>>) silent.get("probes")).get(0);
        var answers = (Map<String, Map<String, Object>>) probe.get("answers");
        assertEquals(List.copyOf(answers.keySet()), sample.names());
        assertEquals(answers.get("linux").get("outcome"), "DEVIATES");
        assertEquals(answers.get("linux").get("broken"), SampleRules.CHALLENGE.id());
        assertEquals(answers.get("reference").get("outcome"), "CONFORMS");
    }

    @Test
    public void shouldPrintWhereTheyDifferAndHowEachDoes() {
        var bytes = new ByteArrayOutputStream();
        CompareConsole.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), Ink.PLAIN, sample(), Path.of("out"));

        String said = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("established   1 of 4"), said);
        assertTrue(
                Pattern.compile("  \\Q" + SILENT + "\\E +DEVIATES +ok +ok")
                        .matcher(said)
                        .find(),
                said);
        assertTrue(Pattern.compile("\nlinux +\\d+ of \\d+").matcher(said).find(), said);
        assertTrue(
                Pattern.compile("\nunexpected\n(.*\n)*  linux +DEVIATES +\\Q" + SILENT + "\\E\n {10,}\\w")
                        .matcher(said)
                        .find(),
                said);
        assertTrue(said.contains("out/compare.html, compare.json"), said);
        assertFalse(said.contains("\u001b"), said);
    }

    private static Element row(String id) throws Exception {
        return elements(parsed(CompareHtml.of(sample(), FOLDER)), "tr", "row").stream()
                .filter(row -> row.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String only(List<String> parts, String... words) {
        List<String> found = parts.stream()
                .filter(part -> List.of(words).stream().allMatch(part::contains))
                .toList();
        assertEquals(found.size(), 1);
        return found.get(0);
    }

    /** What is packed in the page, part by part. */
    private static List<String> unpacked(String html) {
        Matcher scripts = SCRIPT.matcher(html);
        List<String> parts = new ArrayList<>();
        while (scripts.find()) {
            if (Optional.ofNullable(scripts.group(1))
                    .filter(words -> words.contains("text/plain"))
                    .isPresent()) {
                parts.add(unzipped(scripts.group(2)));
            }
        }
        return parts;
    }

    private static String unzipped(String text) {
        try (var zip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Element> elements(Document page, String name, String styleClass) {
        List<Element> found = new ArrayList<>();
        NodeList all = page.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("class").equals(styleClass)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document parsed(String html) throws Exception {
        String page = STYLE.matcher(html.replaceFirst("<!doctype html>", "")).replaceAll("");
        String markup = SCRIPT.matcher(page).replaceAll("");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }
}
