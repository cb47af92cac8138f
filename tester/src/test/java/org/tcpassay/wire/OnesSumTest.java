// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;

import java.util.SplittableRandom;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class OnesSumTest {

    @DataProvider
    public Object[][] sums() {
        return new Object[][] {
            // RFC 1071 §3: the sum is ddf2
            {"0001 f203 f4f5 f6f7", 0xddf2},
            {"", 0},
            {"00", 0},
            {"ab", 0xab00},
            {"0001f2", 0xf201},
            {"ffff", 0xffff},
            {"ffff 0001", 1},
            {"ffff ffff ffff ffff ffff", 0xffff},
            {"8000 8000", 1},
            // an IPv4 header without its checksum, which is b861
            {"4500 0073 0000 4000 4011 0000 c0a8 0001 c0a8 00c7", 0xffff - 0xb861},
        };
    }

    @Test(dataProvider = "sums")
    public void shouldSumInOnesComplement(String hex, int sum) {
        assertEquals(OnesSum.checksum(Bytes.fromHex(hex).onesSum()), ~sum & 0xffff);
    }

    @Test
    public void shouldSumAnyLengthAtAnyPlaceAsTheDefinitionDoes() {
        var random = new SplittableRandom(1);
        var array = new byte[300];
        random.nextBytes(array);
        Bytes bytes = Bytes.copyOf(array);
        for (int i = 0; i < 2_000; i++) {
            int first = random.nextInt(array.length);
            Bytes part = bytes.slice(first, random.nextInt(first, array.length + 1));
            assertEquals(OnesSum.checksum(part.onesSum()), byDefinition(part), first + " " + part.length());
        }
    }

    private static int byDefinition(Bytes bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length(); i += 2) {
            sum += bytes.at(i) * 256 + (i + 1 < bytes.length() ? bytes.at(i + 1) : 0);
            sum = sum > 0xffff ? sum - 0xffff : sum;
        }
        return ~sum & 0xffff;
    }

    @Test
    public void shouldBendInOnesComplement() {
        assertEquals(OnesSum.field(Checksum.RIGHT, 0xffff), 0xffff);
        assertEquals(OnesSum.field(Checksum.wrongBy(1), 0xffff), 1);
        assertEquals(OnesSum.field(Checksum.wrongBy(-1), 1), 0xffff);
        assertEquals(OnesSum.field(Checksum.exactly(0x1_0000), 7), 0);
    }

    @Test
    public void shouldTellWhatWasFound() {
        assertEquals(OnesSum.found(0xedcb, 0x1234, true), Checksum.RIGHT);
        assertEquals(OnesSum.found(0xedcc, 0x1234, true), new Checksum.Wrong(0xedcc, 0xedcb));
        assertEquals(OnesSum.found(0xedcc, 0x1234, false), new Checksum.NotComputed(0xedcc));
        assertEquals(OnesSum.found(0xffff, 0xffff, true), Checksum.exactly(0xffff));
        // the sum of nothing but zeros: no field of zero makes it verify
        assertEquals(OnesSum.found(0, 0, true), new Checksum.Wrong(0, 0xffff));
    }
}
