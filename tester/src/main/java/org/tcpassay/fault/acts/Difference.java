// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** In what two packets differ, field by field. */
final class Difference {

    private final List<String> found = new ArrayList<>();

    private Difference() {}

    /** Such as {@code window 65535 -> 10, hop limit 64 -> 1}. */
    static String between(Packet before, Bytes after) {
        Packet read = Codec.decode(after, true);
        var difference = new Difference();
        if (before.ip().isPresent() && read.ip().isPresent()) {
            difference.compare(before.ip().get(), read.ip().get());
        }
        Optional<Segment> was = before.segment();
        Optional<Segment> is = read.segment();
        if (was.isPresent() && is.isPresent()) {
            difference.compare(was.get(), is.get());
        } else if (was.isPresent() || read.ip().isEmpty()) {
            difference.found.add("no readable segment any more");
        } else if (difference.found.isEmpty()) {
            difference.found.add("other bytes");
        }
        return String.join(", ", difference.found);
    }

    private void compare(IpPacket was, IpPacket is) {
        field("source", was.source(), is.source());
        field("destination", was.destination(), is.destination());
        field("ds", was.ds(), is.ds());
        field("ecn", was.ecn(), is.ecn());
        field("identification", was.identification(), is.identification());
        field("flow label", was.flowLabel(), is.flowLabel());
        field("don't fragment", was.dontFragment(), is.dontFragment());
        field("fragment offset", was.fragmentOffset(), is.fragmentOffset());
        field("hop limit", was.hopLimit(), is.hopLimit());
        field("protocol", was.protocol(), is.protocol());
        field("IP options", was.options(), is.options());
        field("IP length", was.totalLength(), is.totalLength());
        spoiled("IP checksum", was.headerChecksum(), is.headerChecksum());
    }

    private void compare(Segment was, Segment is) {
        field("source port", was.sourcePort(), is.sourcePort());
        field("destination port", was.destinationPort(), is.destinationPort());
        field("seq", was.seq(), is.seq());
        field("ack", was.ack(), is.ack());
        field("data offset", was.dataOffset(), is.dataOffset());
        field("reserved", was.reserved(), is.reserved());
        field("flags", was.flags(), is.flags());
        field("window", was.window(), is.window());
        field("urgent", was.urgent(), is.urgent());
        field("options", OptionNames.of(was.options()), OptionNames.of(is.options()));
        if (was.payload().length() != is.payload().length()) {
            field("data bytes", was.payload().length(), is.payload().length());
        } else if (!was.payload().equals(is.payload())) {
            found.add("other data");
        }
        spoiled("checksum", was.checksum(), is.checksum());
    }

    private void field(String name, Object was, Object is) {
        if (!was.equals(is)) {
            found.add(name + " " + was + " -> " + is);
        }
    }

    private void spoiled(String name, Checksum was, Checksum is) {
        if (was.equals(Checksum.RIGHT) && is instanceof Checksum.Wrong) {
            found.add(name + " wrong");
        }
    }
}
