// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import org.tcpassay.wire.IpAddress;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class NetworkTest {

    @DataProvider
    public Object[][] places() {
        return new Object[][] {
            {"198.18.0.0/15", "198.18.0.0", true},
            {"198.18.0.0/15", "198.19.255.255", true},
            {"198.18.0.0/15", "198.20.0.0", false},
            {"198.18.0.0/15", "198.17.255.255", false},
            {"0.0.0.0/0", "255.255.255.255", true},
            {"0.0.0.0/0", "fd00::1", false},
            {"10.1.2.3", "10.1.2.3", true},
            {"10.1.2.3", "10.1.2.2", false},
            {"fd00::/8", "fdff::1", true},
            {"fd00::/8", "fe80::1", false},
        };
    }

    @Test(dataProvider = "places")
    public void shouldTellWhatLiesInside(String network, String address, boolean inside) {
        assertEquals(Network.parse(network).contains(IpAddress.parse(address)), inside);
    }

    @DataProvider
    public Object[][] nonsense() {
        return new Object[][] {{"10.0.0.0/33"}, {"10.0.0.0/"}, {"10.0.0.0/-1"}, {"/8"}, {"ten/8"}};
    }

    @Test(dataProvider = "nonsense")
    public void shouldRefuseWhatIsNoNetwork(String text) {
        expectThrows(IllegalArgumentException.class, () -> Network.parse(text));
    }
}
