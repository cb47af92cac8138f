// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * An event of RFC 9293 §3.10: a user call, an arriving segment, a message of ICMP, or timers that run out.
 *
 * <p>{@code id} names a listener or connection as the OPEN that made it returned it.
 */
public sealed interface Input {

    /**
     * A segment whose checksum and header are in order.
     *
     * @param ecn what its packet says of congestion (RFC 3168 §5)
     */
    record Arrives(FourTuple ends, Segment segment, Ecn ecn) implements Input {

        /** In a packet that says nothing of congestion. */
        public Arrives(FourTuple ends, Segment segment) {
            this(ends, segment, Ecn.NOT_ECT);
        }
    }

    /** Whatever is due by now. */
    record Timers() implements Input {}

    /**
     * ICMP quotes a segment that was sent.
     *
     * @param seq of the segment as it is quoted
     * @param mtu what fits the path, bytes with the IP header, for {@link IcmpError#TOO_BIG}; else 0
     */
    record Complaint(FourTuple ends, SeqNum seq, IcmpError error, int mtu) implements Input {}

    /** Passive OPEN of a port. */
    record Listen(Endpoint at, int backlog, SocketOptions options) implements Input {}

    /** Active OPEN. */
    record Open(FourTuple ends, SocketOptions options) implements Input {}

    /** The oldest connection that a listener has ready. */
    record Accept(int id) implements Input {}

    record Send(int id, Bytes data, boolean urgent) implements Input {}

    /** @param most bytes */
    record Receive(int id, int most, boolean urgent) implements Input {}

    /** Ends sending; receiving goes on. */
    record Close(int id) implements Input {}

    /** The user is gone: CLOSE, and nobody receives any more. */
    record Leave(int id) implements Input {}

    record Abort(int id) implements Input {}

    record Configure(int id, SocketOptions options) implements Input {}
}
