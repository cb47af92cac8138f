// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.tcpassay.fault.Side;
import org.tcpassay.net.Privileges;
import org.tcpassay.target.LinkKind;
import org.testng.SkipException;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The short version of {@link Soak}. */
public final class PassThroughTest {

    private static final long TOTAL = 200_000_000; // bytes, of both directions

    @BeforeMethod
    public void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
    }

    @Test
    public void shouldLoseRepeatAndChangeNothingThatNoRuleChose() throws Exception {
        var soak = new Soak(LinkKind.AUTO, 4, TOTAL / 8);
        Soak.Result result = soak.run();
        assertEquals(result.complaint(), "", result.text());
        assertTrue(result.account().joined() > 0, "segments stay joined where no rule looks; " + result.text());
        assertEquals(result.left().came(), result.right().went(), result.text());
        assertEquals(result.right().came(), result.left().went(), result.text());
        assertEquals(result.fresh(Side.LEFT), TOTAL / 2 + 2 * 4, result.text()); // each stream has a SYN and a FIN
        assertEquals(result.fresh(Side.RIGHT), TOTAL / 2 + 2 * 4, result.text());
    }

    @Test
    public void shouldCarryMuchOverACableToo() throws Exception {
        Soak.Result result = new Soak(LinkKind.VETH, 1, TOTAL / 20).run();
        assertEquals(result.complaint(), "", result.text());
        assertTrue(result.account().joined() > 0, "segments stay joined where no rule looks; " + result.text());
    }
}
