// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.wire.Bytes;

/** Connections in SYN-RECEIVED whose user has the data of the SYN already. */
final class DataTaken {

    private DataTaken() {}

    static Connection accepted(Lab lab) {
        Listener listener = Cookies.listener(lab);
        return accepted(lab, listener, Cookies.from(lab, listener));
    }

    /** With a cookie that this listener gave. */
    static Connection accepted(Lab lab, Listener listener, Bytes cookie) {
        return lab.preamble("SYN-RECEIVED with data taken", () -> {
            Connection c = lab.dial(listener);
            c.send(syn().mss(1460).fastOpen(cookie).payload("hello").accepted());
            c.expect(synAck(), "SYN and data are acknowledged");
            return c.accept();
        });
    }
}
