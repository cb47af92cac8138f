// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Whether a segment is the one that was owed, free choices aside. */
final class Likeness {

    private static final Flags FREE = Flags.PSH.with(Flags.ECE).with(Flags.CWR).with(Flags.AE);

    private Likeness() {}

    /** What differs, in words; empty for the one that was owed. */
    static List<String> differences(Segment owed, Segment seen, Optional<Tcb> tcb) {
        var differences = new ArrayList<String>();
        Flags flags = seen.flags().without(FREE);
        boolean flagsHold = flags.equals(owed.flags().without(FREE)) || mayLackAck(owed) && flags.equals(Flags.RST);
        if (!flagsHold) {
            differences.add("flags " + seen.flags());
        }
        boolean unknown = owed.has(Flags.SYN) && owed.seq().equals(Watched.UNKNOWN);
        if (!unknown && !owed.seq().equals(seen.seq())) {
            differences.add("sequence number");
        }
        if (owed.has(Flags.ACK) && seen.has(Flags.ACK) && !owed.ack().equals(seen.ack())) {
            differences.add("acknowledgment number");
        }
        if (!owed.payload().equals(seen.payload())) {
            differences.add("payload");
        }
        if (owed.option(TcpOption.Md5.class).isPresent()
                != seen.option(TcpOption.Md5.class).isPresent()) {
            differences.add("signature");
        }
        tcb.ifPresent(record -> stamps(record, seen, differences));
        return differences;
    }

    /** The reset of one's own connection; one that answers a stranger has the number 0 and must acknowledge. */
    private static boolean mayLackAck(Segment owed) {
        return owed.has(Flags.RST.with(Flags.ACK)) && owed.seq().toLong() != 0;
    }

    private static void stamps(Tcb tcb, Segment seen, List<String> differences) {
        if (seen.flags().hasAny(Flags.RST.with(Flags.SYN))) {
            return;
        }
        Optional<TcpOption.Timestamps> stamps = seen.option(TcpOption.Timestamps.class);
        if (stamps.isPresent() != tcb.timestamps) {
            differences.add("timestamps");
        } else if (stamps.filter(option -> option.echoReply() != tcb.tsRecent).isPresent()) {
            differences.add("timestamp echo");
        }
    }
}
