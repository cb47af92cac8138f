// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.resets;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.position;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.fault.Condition;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** close() of a socket whose user has set SO_LINGER with a time of 0. */
final class LingerZero {

    private static final Condition RESETS = rst(OPENER);
    private static final int SMALL = 2_048; // bytes of a receive buffer
    private static final int LONG = 16_000; // bytes; more than a small window, less than a send buffer

    @Probe(
            id = "lifecycle.linger-zero.reset-and-no-time-wait",
            rules = {"RFC9293-3.10.5-ABORT-SYNC", "DOC-118"},
            claim = "With SO_LINGER on and a time of 0 close() sends RST in place of FIN, and there is no TIME-WAIT",
            tags = {"reset", "time-wait"})
    void resetAndNoTimeWait(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.opener().set(UserOption.LINGER, 0);
        life.opener().close();
        hosts.expect(RESETS, "that is an abort");
        life.listener().expectError("ECONNRESET", "the peer can tell it from an ordinary end");
        life.expectWalk(OPENER, "no FIN-WAIT and no TIME-WAIT on the way", SYN_SENT, ESTABLISHED, CLOSED);
        hosts.expectCount(0, anyFlags("F"), "nobody said farewell");
    }

    @Probe(
            id = "lifecycle.linger-zero.queued-data-lost",
            rules = {"RFC9293-3.10.5-ABORT-SYNC", "DOC-118"},
            claim = "What was written and not sent yet is thrown away by such a close()",
            tags = "reset")
    void queuedDataLost(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        listener.set(UserOption.RECEIVE_BUFFER, SMALL);
        Life life = hosts.opener().connect(listener);
        life.expectOpened("the handshake ends");
        life.listener();
        life.opener().send(Bytes.zeros(LONG));

        life.opener().set(UserOption.LINGER, 0);
        life.opener().close();
        hosts.expect(RESETS, "it does not wait for the peer to make room");
        life.listener().expectError("ECONNRESET", "the peer learns that something is missing");
        hosts.expectCount(0, position(LONG, LONG + 1), "the last byte was never sent");
    }
}
