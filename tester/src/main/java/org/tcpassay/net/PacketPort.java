// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/**
 * Where packets come out of a network interface and go into it, one at a time and without waiting.
 *
 * <p>One thread uses it; {@link Readiness} waits for several.
 */
public abstract sealed class PacketPort implements AutoCloseable permits TunDevice, EthernetPort {

    abstract int fd();

    /**
     * What came next, lent until the next call; empty if nothing waits.
     *
     * @throws NativeException if the interface is gone
     */
    public abstract Optional<Parcel> read();

    /**
     * Puts on its way just what another port has read last, with all that is left to hardware in it, whatever has been
     * written to either meanwhile.
     *
     * @param other of the same kind
     * @throws NativeException if the kernel refuses it
     */
    public abstract void forward(PacketPort other);

    /**
     * Puts it on its way.
     *
     * @throws NativeException if the kernel refuses it
     */
    public abstract void write(Bytes packet);

    @Override
    public abstract void close();
}
