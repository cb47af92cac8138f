// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.Test;

public class FlagsTest {

    @Test
    public void shouldReadWhatTheyPrint() {
        for (int bits = 0; bits <= 0x1ff; bits++) {
            var flags = new Flags(bits);
            assertEquals(Flags.of(flags.toString()), flags);
        }
        assertEquals(Flags.SYN.with(Flags.ACK).toString(), "S.");
        assertEquals(new Flags(0x1ff).toString(), "SFRP.UEWA");
        assertEquals(Flags.NONE.toString(), "-");
        assertEquals(Flags.of(""), Flags.NONE);
    }

    @Test
    public void shouldTestAndChange() {
        Flags finAck = Flags.of("F.");
        assertTrue(finAck.has(Flags.FIN));
        assertFalse(finAck.has(Flags.of("FS")));
        assertTrue(finAck.hasAny(Flags.of("FS")));
        assertFalse(finAck.hasAny(Flags.NONE));
        assertEquals(finAck.without(Flags.FIN), Flags.ACK);
    }

    @Test
    public void shouldRefuseWhatIsNoFlag() {
        expectThrows(IllegalArgumentException.class, () -> Flags.of("X"));
        expectThrows(IllegalArgumentException.class, () -> new Flags(0x200));
        expectThrows(IllegalArgumentException.class, () -> new Flags(-1));
    }
}
