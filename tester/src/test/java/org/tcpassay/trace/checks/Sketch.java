// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** A segment in few words; numbers are relative to its sender's and its peer's initial sequence number. */
record Sketch(
        Flags flags,
        long seq,
        long ack,
        int window,
        String data,
        List<TcpOption> options,
        int optionBytes,
        int reserved,
        Checksum checksum) {

    static final Checksum WRONG = new Checksum.Wrong(1, 2);

    static Sketch s(String flags, long seq, long ack) {
        return new Sketch(Flags.of(flags), seq, ack, 65535, "", List.of(), 0, 0, Checksum.RIGHT);
    }

    Sketch win(int size) {
        return new Sketch(flags, seq, ack, size, data, options, optionBytes, reserved, checksum);
    }

    Sketch data(String bytes) {
        return new Sketch(flags, seq, ack, window, bytes, options, optionBytes, reserved, checksum);
    }

    Sketch bytes(int count) {
        return data("x".repeat(count));
    }

    Sketch sum(Checksum found) {
        return new Sketch(flags, seq, ack, window, data, options, optionBytes, reserved, found);
    }

    Sketch reserved(int bits) {
        return new Sketch(flags, seq, ack, window, data, options, optionBytes, bits, checksum);
    }

    Sketch mss(int size) {
        return with(new TcpOption.Mss(size), 4);
    }

    Sketch scale(int shift) {
        return with(new TcpOption.WindowScale(shift), 4);
    }

    Sketch sackPermitted() {
        return with(new TcpOption.SackPermitted(), 4);
    }

    Sketch sack() {
        return with(new TcpOption.Sack(List.of()), 4);
    }

    Sketch stamps(long value, long echo) {
        return with(new TcpOption.Timestamps(value, echo), 12);
    }

    Sketch with(TcpOption option, int length) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new Sketch(flags, seq, ack, window, data, more, optionBytes + length, reserved, checksum);
    }

    Segment segment(int sourcePort, int destinationPort, SeqNum sender, SeqNum peer) {
        return new Segment(
                sourcePort,
                destinationPort,
                sender.plus(seq),
                flags.has(Flags.ACK) ? peer.plus(ack) : SeqNum.of(0),
                5 + optionBytes / 4,
                reserved,
                flags,
                window,
                checksum,
                0,
                options,
                Bytes.utf8(data));
    }
}
