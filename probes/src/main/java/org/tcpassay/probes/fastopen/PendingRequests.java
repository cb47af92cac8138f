// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** More Fast Open requests than a listener allows to be pending. */
final class PendingRequests {

    @Probe(
            id = "fast-open.pending-requests.limited",
            rules = "RFC7413-4.2-2",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "Beyond the limit of pending requests a SYN with data is answered like any other SYN")
    void limited(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        listener.set(UserOption.FAST_OPEN, 1);
        lab.preamble("one request is pending", () -> {
            Connection pending = lab.dial(listener);
            pending.send(syn().mss(1460).fastOpen(cookie).payload("hello").accepted());
            return pending.expect(synAck(), "SYN and data are acknowledged");
        });
        Connection c = lab.dial(listener);

        c.send(syn().mss(1460).fastOpen(cookie).payload("hello"));
        c.expect(synAck().ack(IRS.plus(1)), "a flood of SYNs with data must not fill the memory of the target");
    }
}
