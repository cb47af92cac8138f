// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import org.tcpassay.net.PacketPort;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/** One end of a relay: how IP packets travel through its port, and what the kernel lost there. */
interface Gate extends AutoCloseable {

    PacketPort port();

    /** The IP packet in what the port gave; none in what is none of a path's business. */
    Optional<Parcel> packet(Parcel arrived);

    /** What the port is to be given for a packet. */
    Bytes wrapped(Bytes packet);

    /** What the other gate's port gave last, and is none of the path's business. */
    default void passBy(PacketPort other) {}

    /** Packets that the kernel threw away between its own network and the port, in both directions. */
    long dropped();

    @Override
    void close();
}
