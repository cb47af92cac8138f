// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.script.Host;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A host where nobody has changed how many connections may be in TIME-WAIT. */
final class RoomByDefault {

    private static final String LIMIT = "net.ipv4.tcp_max_tw_buckets";
    private static final String TABLE = "net.ipv4.tcp_ehash_entries"; // since Linux 6.1; negative where it is shared

    @Probe(
            id = "lifecycle.time-wait-room.grows-with-memory",
            rules = "DOC-117",
            claim = "By default as many connections may be in TIME-WAIT as half of the kernel's table of"
                    + " connections has places, and the table grows with the memory of the machine: 18000"
                    + " is a number of old",
            tags = "time-wait")
    void growsWithMemory(Hosts hosts) {
        hosts.open();
        Host closesFirst = hosts.opener();
        long places = Math.abs(closesFirst.setting(TABLE));
        closesFirst.expectSetting(LIMIT, places / 2, "the limit goes with the table, and that with the memory");

        Life life = hosts.connect();
        life.opener().close();
        life.listener().expectEndOfStream("the opener closes first");
        life.listener().close();
        life.expectStates(TIME_WAIT, CLOSED, "there is room for one");
        closesFirst.expectCounter("TcpExtTCPTimeWaitOverflow", 0, "nobody was forgotten for want of room");
    }
}
