// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.tcpassay.net.PacketPort;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/** A TUN device of a site. */
record TunGate(TunDevice device, LongSupplier lost) implements Gate {

    @Override
    public PacketPort port() {
        return device;
    }

    @Override
    public Optional<Parcel> packet(Parcel arrived) {
        return Housekeeping.isIt(arrived.bytes()) ? Optional.empty() : Optional.of(arrived);
    }

    @Override
    public Bytes wrapped(Bytes packet) {
        return packet;
    }

    @Override
    public long dropped() {
        return lost.getAsLong();
    }

    @Override
    public void close() {
        device.vanishWhenClosed();
        device.close();
    }
}
