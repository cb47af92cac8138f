// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import org.tcpassay.net.PacketPort;
import org.tcpassay.wire.Bytes;

/** One end of a relay: how IP packets travel through its port, and what the kernel lost there. */
interface Gate extends AutoCloseable {

    PacketPort port();

    /** The IP packets in what the port gave; none in what is none of a path's business. */
    List<Bytes> packets(Bytes arrived);

    /** What the port is to be given for a packet. */
    Bytes wrapped(Bytes packet);

    /** What the other gate's port gave, and is none of the path's business. */
    default void passBy(Bytes arrived) {}

    /** Packets that the kernel threw away between its own network and the port, in both directions. */
    long dropped();

    @Override
    void close();
}
