// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/**
 * The IP header of every packet is sound.
 *
 * <p>Domain: every packet of the target whose IP header can be read. A header checksum that was left to hardware is
 * unknown, not wrong.
 */
record SoundIpHeader(int version) implements PerPacket {

    @Override
    public String id() {
        return "ipv" + version + "-header-sound";
    }

    @Override
    public String ruleId() {
        return version == 4 ? "RFC791-3.1-HDR" : "RFC8200-3-HDR";
    }

    @Override
    public Optional<Wrong> judge(Event.Passed packet) {
        return packet.packet()
                .ip()
                .filter(ip -> ip.version() == version)
                .flatMap(ip -> judge(ip, packet.bytes().length()));
    }

    private Optional<Wrong> judge(IpPacket ip, int bytes) {
        if (ip.hopLimit() == 0) {
            return wrong("a packet leaves without time to live", "time to live above 0", "0");
        }
        if (ip.headerChecksum() instanceof Checksum.Wrong sum) {
            return wrong("the header checksum is wrong", Integer.toString(sum.right()), Integer.toString(sum.field()));
        }
        if (version == 4 && ip.dontFragment() && ip.isFragment()) {
            return wrong("a fragment forbids fragmenting", "one of the two", "DF at offset " + ip.fragmentOffset());
        }
        int length = version == 4 ? bytes : bytes - 40;
        // 0 stands for a packet too long for the field, before segmentation by hardware
        if (ip.totalLength() != Segment.COMPUTED && ip.totalLength() != 0 && ip.totalLength() > length) {
            return wrong(
                    "the length field goes beyond the packet",
                    Integer.toString(length),
                    Integer.toString(ip.totalLength()));
        }
        return Optional.empty();
    }

    private static Optional<Wrong> wrong(String sentence, String expected, String got) {
        return Optional.of(new Wrong(sentence, expected, got));
    }
}
