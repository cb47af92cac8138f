// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpPacket;

/** What users of the reference have set of the IP headers of their segments: TCP only passes it on. */
final class Headers {

    private final Map<FourTuple, Header> ofConnections = new HashMap<>();
    private final Map<Endpoint, Header> ofPorts = new HashMap<>();

    /** @param typeOfService 0..255, of which ECN's bits are not the user's */
    record Header(Optional<Integer> typeOfService, Optional<Integer> timeToLive) {

        static final Header ORDINARY = new Header(Optional.empty(), Optional.empty());

        static boolean has(UserOption option) {
            return option == UserOption.TYPE_OF_SERVICE || option == UserOption.TIME_TO_LIVE;
        }

        Header with(UserOption option, int value) {
            return option == UserOption.TYPE_OF_SERVICE
                    ? new Header(Optional.of(value), timeToLive)
                    : new Header(typeOfService, Optional.of(value));
        }
    }

    void set(FourTuple connection, Header header) {
        ofConnections.put(connection, header);
    }

    /** Of a listener and of whatever it accepts. */
    void set(Endpoint port, Header header) {
        ofPorts.put(port, header);
    }

    Header of(FourTuple connection) {
        Header ofPort = ofPorts.getOrDefault(connection.target(), Header.ORDINARY);
        return ofConnections.getOrDefault(connection, ofPort);
    }

    /** The packet as the users of its connection want it. */
    IpPacket on(IpPacket packet, FourTuple connection) {
        Header header = of(connection);
        int ecn = packet.ecn().bits();
        int trafficClass = header.typeOfService.map(tos -> tos & ~3 | ecn).orElse(packet.trafficClass());
        return packet.withTrafficClass(trafficClass).withHopLimit(header.timeToLive.orElse(packet.hopLimit()));
    }
}
