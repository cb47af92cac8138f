// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.tcpassay.wire.Bytes;

/** How a talk is to end. */
enum Expected {
    /** Each is given what the other sent, byte for byte. */
    WHOLE(Tale.Ending.DONE),
    /** Each is given as much as the other sent, and one bit of it is another. */
    WITH_ANOTHER_BIT(Tale.Ending.DONE),
    /** The opener is told of a reset; what came before it is right. */
    RESET(Tale.Ending.RESET),
    /** Nobody is told anything, until the opener has waited long enough; what came before is right. */
    TIME_OUT(Tale.Ending.TIMED_OUT);

    private final Tale.Ending ending;

    Expected(Tale.Ending ending) {
        this.ending = ending;
    }

    void check(Tale tale) {
        assertEquals(tale.ending(), ending, tale.toString());
        Bytes sent = tale.sent();
        Bytes got = tale.got();
        switch (this) {
            case WHOLE -> {
                assertEquals(got.length(), sent.length(), tale.toString());
                assertEquals(different(sent, got), 0, "bits that are others");
            }
            case WITH_ANOTHER_BIT -> {
                assertEquals(got.length(), sent.length(), tale.toString());
                assertEquals(different(sent, got), 1, "bits that are others");
            }
            default -> {
                assertTrue(got.length() <= sent.length(), tale.toString());
                assertEquals(different(sent, got), 0, "bits that are others, of what came");
            }
        }
    }

    private static int different(Bytes sent, Bytes got) {
        int bits = 0;
        for (int i = 0; i < got.length(); i++) {
            bits += Integer.bitCount(sent.at(i) ^ got.at(i));
        }
        return bits;
    }
}
