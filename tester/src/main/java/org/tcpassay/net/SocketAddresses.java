// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** The layout of {@code sockaddr_in} and {@code sockaddr_in6}. */
final class SocketAddresses {

    static final int SIZE = 28;

    private SocketAddresses() {}

    /** @return the length of what was written */
    static int put(NativeMemory memory, int index, Endpoint endpoint) {
        Bytes address = endpoint.address().bytes();
        boolean isV4 = address.length() == 4;
        memory.clear(index, SIZE);
        memory.buffer().putShort(index, (short) (isV4 ? Kernel.AF_INET : Kernel.AF_INET6));
        memory.putU16(index + 2, endpoint.port());
        memory.buffer().put(index + (isV4 ? 4 : 8), address.toArray());
        return isV4 ? 16 : SIZE;
    }

    static Endpoint get(NativeMemory memory, int index) {
        boolean isV4 = memory.buffer().getShort(index) == Kernel.AF_INET;
        Bytes address = Bytes.copyOf(memory.buffer().slice(index + (isV4 ? 4 : 8), isV4 ? 4 : 16));
        return new Endpoint(new IpAddress(address), memory.u16(index + 2));
    }
}
