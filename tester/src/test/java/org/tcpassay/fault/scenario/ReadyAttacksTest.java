// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.rules.State;
import org.testng.annotations.Test;

/** What the ready scenarios of attackers do, with two reference hosts. */
public class ReadyAttacksTest {

    @Test
    public void blindReset() {
        var talk = Conversation.of("blind-reset").whole().isIntact().holds().acted(Verb.MADE, 1);
        assertEquals(talk.listener().told(), List.of());
    }

    @Test
    public void blindSyn() {
        var talk = Conversation.of("blind-syn").whole().isIntact().holds().acted(Verb.MADE, 1);
        assertEquals(talk.listener().told(), List.of());
    }

    @Test
    public void exactReset() {
        var talk = Conversation.of("exact-reset").ask().acted(Verb.MADE, 2);
        assertTrue(!talk.opener.told().isEmpty() && !talk.listener().told().isEmpty(), "both are told");
        assertEquals(talk.opener.state(), State.CLOSED);
    }

    @Test
    public void icmpUnreachable() {
        var talk =
                Conversation.of("icmp-unreachable").whole().isIntact().holds().acted(Verb.MADE, 1);
        assertEquals(talk.acts(Verb.LOST), 0);
    }
}
