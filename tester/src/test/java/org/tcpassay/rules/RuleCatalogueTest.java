// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Optional;
import org.testng.annotations.Test;

public class RuleCatalogueTest {

    private static final String HEADING =
            "id,rfc,section,level,topic,statement,observable,stimulus,expected,timing,given,excuse\n";

    private final RuleCatalogue shipped = RuleCatalogue.shipped();

    @Test
    public void shouldReadEveryRequirement() {
        assertTrue(shipped.all().size() >= 584, shipped.all().size() + " rows; the first edition had 584");
    }

    @Test
    public void shouldKnowWhatARulePresumes() {
        assertEquals(shipped.rule("RFC9293-3.10.7.4-RST-ES-INWIN").given(), Optional.of(Given.RFC5961));
        assertEquals(shipped.rule("RFC9293-MUST-2").given(), Optional.empty());
        assertEquals(shipped.rule("RFC9293-MUST-2").clause(), "RFC 9293 §3.1");
    }

    @Test
    public void shouldKeepQuotedCommasInOneField() {
        assertTrue(shipped.rule("RFC9293-MUST-2").stimulus().startsWith("Elicit SYN,ACK, RST, pure ACK"));
    }

    @Test
    public void shouldProposeTheNearestIds() {
        String message = expectThrows(IllegalArgumentException.class, () -> shipped.rule("RFC9293-MUTS-2"))
                .getMessage();
        assertTrue(message.contains("RFC9293-MUST-2"), message);
    }

    @Test
    public void shouldSelectByGlob() {
        assertTrue(shipped.matching("RFC9293-MUST-*").size() > 69);
        assertEquals(shipped.matching("RFC9293-MUST-2").size(), 1);
        assertEquals(shipped.matching("nothing*").size(), 0);
    }

    @Test
    public void shouldRefuseAnIdThatStandsTwice() {
        String row = "A,RFC1,1,MUST,t,s,wire,x,y,fast,,\n";
        assertThrows(IllegalArgumentException.class, () -> RuleCatalogue.of(HEADING + row + row));
    }

    @Test
    public void shouldNameTheRuleWithAnUnknownStandard() {
        String message = expectThrows(
                        IllegalArgumentException.class,
                        () -> RuleCatalogue.of(HEADING + "A-1,RFC1,1,MUST,t,s,wire,x,y,fast,RFC99999,\n"))
                .getMessage();
        assertTrue(message.contains("A-1"), message);
    }
}
