// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import org.tcpassay.link.Link;
import org.tcpassay.link.TunLink;
import org.tcpassay.link.VethLink;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;

/** Makes the devices of a fresh namespace and lays a link on them; they vanish with the namespace. */
final class Wiring {

    private static final String TARGET_END = "tcpassay0";
    private static final String TESTER_END = "tcpassay1";
    private static final int MTU = 1500; // bytes
    private static final int PREFIX_LENGTH = 15; // of 198.18.0.0, the network that RFC 2544 gave to testers
    private static final MacAddress TARGET_MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 1));
    private static final MacAddress TESTER_MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 2));

    private Wiring() {}

    static Link tun(IpAddress target) {
        var device = TunDevice.open(TARGET_END);
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            int index = interfaces.indexOf(TARGET_END);
            routes.removeQueue(index); // where the default is fq it would delay data, and a fence overtake them
            raise(interfaces, target);
            return TunLink.on(device, index);
        } catch (NativeException e) {
            device.close();
            throw e;
        }
    }

    static Link veth(IpAddress target, IpAddress tester) {
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            routes.addVethPair(TARGET_END, TARGET_MAC, TESTER_END);
            interfaces.offloadsOff(TARGET_END);
            interfaces.bringUp(TESTER_END); // first, so that the target's end finds its carrier and wakes at once
            raise(interfaces, target);
            int targetEnd = interfaces.indexOf(TARGET_END);
            routes.addNeighbour(targetEnd, tester, TESTER_MAC); // keeps ARP out of the captures
            return VethLink.on(interfaces.indexOf(TESTER_END), targetEnd, TESTER_MAC, TARGET_MAC, target);
        }
    }

    private static void raise(Interfaces interfaces, IpAddress target) {
        interfaces.address(TARGET_END, target, PREFIX_LENGTH);
        interfaces.mtu(TARGET_END, MTU);
        interfaces.bringUp("lo");
        interfaces.bringUp(TARGET_END);
    }
}
