// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/** An address and a port, 0..65535. */
public record Endpoint(IpAddress address, int port) {
    @Override
    public String toString() {
        return address.version() == 4 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
