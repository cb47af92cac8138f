// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A reset, while the data of a SYN with a good cookie is taken and the handshake is not over. */
final class ResetHalfOpen {

    @Probe(
            id = "fast-open.valid-cookie.reset-ends-connection",
            rules = "RFC7413-4.2.2-7",
            state = SYN_RECEIVED,
            settings = Cookies.BOTH_SIDES,
            claim = "A reset ends a connection whose SYN's data was delivered, and the listener goes on")
    void reset(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        Connection c = DataTaken.accepted(lab, listener, cookie);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectError("ECONNRESET", "the user has the connection already and must learn that it is gone");

        Connection other = DataTaken.accepted(lab, listener, cookie);
        other.expectReceived("hello", "the listener is as before");
    }
}
