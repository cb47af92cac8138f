// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class IpAddressTest {

    @DataProvider
    public Object[][] texts() {
        return new Object[][] {
            {"198.18.0.1", "198.18.0.1"},
            {"0.0.0.0", "0.0.0.0"},
            {"255.255.255.255", "255.255.255.255"},
            {"::", "::"},
            {"::1", "::1"},
            {"1::", "1::"},
            {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
            {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
            {"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
            {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
            {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
            {"fe80::0001", "fe80::1"},
            {"::ffff:192.0.2.1", "::ffff:192.0.2.1"},
            {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
            {"0:0:0:0:0:0:0:0", "::"},
            {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
            {"1:0:0:0:0:0:0:0", "1::"},
        };
    }

    @Test(dataProvider = "texts")
    public void shouldReadAndPrint(String text, String canonical) {
        IpAddress read = IpAddress.parse(text);
        assertEquals(read.toString(), canonical);
        assertEquals(IpAddress.parse(canonical), read);
    }

    @DataProvider
    public Object[][] notAddresses() {
        return new Object[][] {
            {""},
            {"1.2.3"},
            {"1.2.3.4.5"},
            {"1.2.3.256"},
            {"01.2.3.4"},
            {"1.2.3.4 "},
            {"1..3.4"},
            {"a.b.c.d"},
            {"localhost"},
            {":"},
            {":::"},
            {"1::2::3"},
            {"12345::"},
            {"1:2:3:4:5:6:7"},
            {"1:2:3:4:5:6:7:8:9"},
            {"1:2:3:4:5:6:7::8"},
            {"fe80::1%eth0"},
            {"1.2.3.4::"},
            {"::1.2.3"},
            {"1:2:3:4:5:6:7:1.2.3.4"},
            {"1:"},
            {":1"},
            {"::g"},
            {"-1.2.3.4"},
            {"1.2.3.\u0664"}
        };
    }

    @Test(dataProvider = "notAddresses")
    public void shouldNameTheTextThatIsNoAddress(String text) {
        var refusal = expectThrows(IllegalArgumentException.class, () -> IpAddress.parse(text));
        assertTrue(refusal.getMessage().contains("'" + text + "'"), refusal.getMessage());
    }

    @Test
    public void shouldCountOnThroughAllBytes() {
        assertEquals(IpAddress.parse("198.18.255.255").plus(1).toString(), "198.19.0.0");
        assertEquals(IpAddress.parse("fd00::ffff:ffff").plus(2).toString(), "fd00::1:0:1");
        assertEquals(IpAddress.parse("10.0.0.0").plus(-1).toString(), "9.255.255.255");
    }
}
