// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public final class JunitXmlTest {

    @Test
    public void shouldBeWellFormedWhateverTheTargetSent() throws Exception {
        Document document = parsed();

        assertEquals(document.getElementsByTagName("testcase").getLength(), 14);
        assertEquals(document.getElementsByTagName("script").getLength(), 0);
    }

    @Test
    public void shouldFailOnlyWhatIsNew() throws Exception {
        Element root = parsed().getDocumentElement();

        assertEquals(root.getAttribute("failures"), "5");
        assertEquals(root.getAttribute("errors"), "2");
        assertEquals(root.getAttribute("skipped"), "1");
        assertEquals(root.getElementsByTagName("failure").getLength(), 5);
        assertEquals(root.getElementsByTagName("error").getLength(), 2);
    }

    @Test
    public void shouldLetAKnownDeviationPassAndSaySo() throws Exception {
        Element known = testcase("closed.fin-urg.reset");

        assertEquals(known.getElementsByTagName("failure").getLength(), 0);
        assertTrue(known.getElementsByTagName("system-out")
                .item(0)
                .getTextContent()
                .startsWith("known deviation: drops"));
    }

    @Test
    public void shouldCarryTheWholeFailureText() throws Exception {
        Element failing = testcase("established.rst-in-window.challenge-ack[right-edge]");

        assertTrue(failing.getTextContent().contains("again         ./tcpassay run 'established.rst-in"));
    }

    @Test
    public void shouldNameTargetSeedAndKernelInEachSuite() throws Exception {
        NodeList properties = parsed().getElementsByTagName("properties");

        assertEquals(
                properties.getLength(),
                parsed().getElementsByTagName("testsuite").getLength());
        assertEquals(
                ((Element) properties.item(0)).getElementsByTagName("property").getLength(), 3);
    }

    private static Element testcase(String name) throws Exception {
        NodeList cases = parsed().getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element candidate = (Element) cases.item(i);
            if (candidate.getAttribute("name").equals(name)) {
                return candidate;
            }
        }
        throw new AssertionError("no testcase " + name);
    }

    private static Document parsed() throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.of(Samples.report()))));
    }
}
