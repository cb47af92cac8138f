// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.tcpassay.run.ProbeResult;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public final class HtmlReportTest {

    private static final Pattern OURS = Pattern.compile("<(script|style)>.*?</\\1>", Pattern.DOTALL);

    /** Every tag closed, every character escaped: the page outside script and style reads as XML. */
    @Test
    public void shouldBeWellFormedWhateverTheTargetSent() throws Exception {
        Document page = parsed(HtmlReport.of(Samples.report()));

        assertEquals(elements(page, "details", "probe").size(), 14);
        assertEquals(page.getElementsByTagName("img").getLength(), 0);
        assertEquals(page.getElementsByTagName("script").getLength(), 0);
    }

    @Test
    public void shouldHoldOneScriptAndAllowNoOther() {
        String html = HtmlReport.of(Samples.report());

        assertEquals(html.split("<script", -1).length, 2);
        assertTrue(html.contains("default-src &#39;none&#39;; style-src"), "the policy");
        assertTrue(html.contains("script-src &#39;sha256-"), "the policy");
        assertFalse(Pattern.compile("(src|href)=\"(https?:|//)").matcher(html).find(), "nothing from outside");
    }

    @Test
    public void shouldDrawALadderForEachTrace() throws Exception {
        Document page = parsed(HtmlReport.of(Samples.report()));

        assertEquals(elements(page, "svg", "ladder").size(), 12);
    }

    @Test
    public void shouldMarkTheSpotThatFailed() throws Exception {
        Document nearMiss = parsed(HtmlReport.of(Samples.report(List.of(Deviations.nearMiss()))));
        Document silent = parsed(HtmlReport.of(Samples.report(List.of(Deviations.silent()))));

        assertEquals(elements(nearMiss, "path", "l bad").size(), 1);
        assertTrue(nearMiss.getDocumentElement().getTextContent().contains("resemblesCVE-2000-0001"), "the weakness");
        assertEquals(elements(silent, "path", "l bad gone").size(), 1);
    }

    @Test
    public void shouldShowTheStatesOfTheTarget() throws Exception {
        Document page = parsed(HtmlReport.of(Samples.report(List.of(Samples.crossing()))));

        assertEquals(elements(page, "rect", "band").size(), 4);
        assertTrue(page.getDocumentElement().getTextContent().contains("CLOSING"));
    }

    @Test
    public void shouldHoldTheWholeFailureTextForPasting() throws Exception {
        var report = Samples.report(List.of(Deviations.nearMiss()));
        Document page = parsed(HtmlReport.of(report));

        assertTrue(page.getDocumentElement().getTextContent().contains(FailureText.of(report, Deviations.nearMiss())));
    }

    @Test
    public void shouldStaySmall() {
        List<ProbeResult> many = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ProbeResult sample = Samples.crossing();
            many.add(Draft.of(
                            "group" + i % 11 + ".probe." + i,
                            "t",
                            sample.probe().rules().get(0))
                    .ended(sample.outcome(), sample.verdict(), "", sample.trace()));
        }

        assertTrue(HtmlReport.of(Samples.report(many)).length() < 2_500_000);
    }

    private static List<Element> elements(Document page, String name, String styleClass) {
        List<Element> found = new ArrayList<>();
        NodeList all = page.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if ((" " + element.getAttribute("class") + " ").contains(" " + styleClass + " ")) {
                found.add(element);
            }
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
