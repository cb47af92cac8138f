// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;
final class IpAddressText {
    private IpAddressText() {}
    static IpAddress parse(String t) {
        String[] p = t.split("\\.", -1);
        return IpAddress.v4(Integer.parseInt(p[0]), Integer.parseInt(p[1]), Integer.parseInt(p[2]), Integer.parseInt(p[3]));
    }
    static String print(Bytes b) { return b.at(0) + "." + b.at(1) + "." + b.at(2) + "." + b.at(3); }
}
