// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import static org.testng.Assert.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public class TcpCountersTest {

    @Test
    public void shouldNameEachByItsGroup() {
        Map<String, Long> counters = new HashMap<>();

        TcpCounters.read(
                List.of("Tcp: RtoMin MaxConn", "Tcp: 200 -1", "TcpExt: ListenOverflows ListenDrops", "TcpExt: 3 4"),
                counters);

        assertEquals(
                counters,
                Map.of("TcpRtoMin", 200L, "TcpMaxConn", -1L, "TcpExtListenOverflows", 3L, "TcpExtListenDrops", 4L));
    }
}
