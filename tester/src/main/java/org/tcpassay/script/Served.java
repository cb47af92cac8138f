// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import org.tcpassay.expect.Symbol;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Service;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/**
 * One connection to a service behind a black box's port. What the service would do by itself cannot be told from what
 * the stack does, so no probe makes it do anything; only the ways into states do.
 */
final class Served {

    private final Service service;
    private final Numbers numbers;
    private boolean mayDoIt;
    private boolean hasClosed;
    private boolean peerHasClosed;

    Served(Service service, Numbers numbers) {
        this.service = service;
        this.numbers = numbers;
    }

    Service service() {
        return service;
    }

    /** What the tester sends now may make the service do what it does. */
    void provoke(Runnable sending) {
        mayDoIt = true;
        sending.run();
        mayDoIt = false;
    }

    /** The service has closed and its FIN was seen. */
    void hasClosed() {
        hasClosed = true;
    }

    /** So has the tester. */
    void peerHasClosed() {
        peerHasClosed = true;
    }

    /**
     * Before the tester sends a segment of a probe.
     *
     * @throws NotAvailable if the service may answer it
     */
    void check(Segment segment) {
        if (mayDoIt
                || !numbers.issKnown()
                || segment.flags().has(Flags.SYN)
                || segment.flags().has(Flags.RST)) {
            return; // it is meant to, or there is no connection, or none after this
        }
        boolean speaks = !segment.payload().isEmpty();
        if (hasClosed) {
            boolean tellsOfMore =
                    segment.flags().has(Flags.FIN) && segment.seq().toLong() != numbers.value(Symbol.RCV_NXT);
            refuse((speaks || tellsOfMore) && !peerHasClosed, "has gone, and nobody hears what is sent");
        } else {
            refuse(service.speaksFirst() && completes(segment), "speaks as soon as there is a connection");
            refuse(speaks && service.answers(), "answers what it hears");
            refuse(segment.flags().has(Flags.FIN), "closes as soon as its peer has");
        }
    }

    private boolean completes(Segment segment) {
        return segment.flags().has(Flags.ACK) && segment.ack().toLong() == numbers.value(Symbol.SND_NXT);
    }

    private void refuse(boolean applies, String what) {
        if (applies) {
            throw new NotAvailable("behind the target's port is " + service.text() + ", which " + what);
        }
    }
}
