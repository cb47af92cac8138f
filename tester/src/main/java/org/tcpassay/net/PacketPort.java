// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Optional;
import org.tcpassay.wire.Bytes;

/**
 * Where packets come out of a network interface and go into it, one at a time and without waiting.
 *
 * <p>One thread uses it; {@link Readiness} waits for several.
 */
public abstract sealed class PacketPort implements AutoCloseable permits TunDevice, EthernetPort {

    abstract int fd();

    /**
     * What came next; empty if nothing waits.
     *
     * @throws NativeException if the interface is gone
     */
    public abstract Optional<Bytes> read();

    /**
     * Puts it on its way.
     *
     * @throws NativeException if the kernel refuses it
     */
    public abstract void write(Bytes packet);

    @Override
    public abstract void close();
}
