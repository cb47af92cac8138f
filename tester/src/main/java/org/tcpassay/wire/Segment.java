// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;
import java.util.Optional;

/**
 * A TCP segment as a value that can hold any content, legal or not.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |          source port          |       destination port        |
 * |                              seq                              |
 * |                              ack                              |
 * | offset| rsvd|A W E U . P R S F|            window             |
 * |           checksum            |            urgent             |
 * |                  options                      |    padding    |
 * |                            payload                            |
 * </pre>
 *
 * @param sourcePort 0..65535
 * @param destinationPort 0..65535
 * @param dataOffset header length in 32-bit words, 0..15, or {@link #COMPUTED}
 * @param reserved the three bits between offset and flags, 0..7
 * @param window the field as it stands, 0..65535, unscaled
 * @param checksum what to write, or what was found
 * @param urgent the urgent pointer field, 0..65535, meaningful with URG
 */
public record Segment(
        int sourcePort,
        int destinationPort,
        SeqNum seq,
        SeqNum ack,
        int dataOffset,
        int reserved,
        Flags flags,
        int window,
        Checksum checksum,
        int urgent,
        List<TcpOption> options,
        Bytes payload)
        implements Content {

    /** As {@code dataOffset}: long enough for the options, padded to a 32-bit word. */
    public static final int COMPUTED = -1;

    /** A sound segment of nothing but a header without options. */
    public static Segment bare(int sourcePort, int destinationPort, SeqNum seq, SeqNum ack, Flags flags, int window) {
        return new Segment(
                sourcePort,
                destinationPort,
                seq,
                ack,
                COMPUTED,
                0,
                flags,
                window,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.EMPTY);
    }

    public Segment {
        options = List.copyOf(options);
    }

    public boolean has(Flags wanted) {
        return flags.has(wanted);
    }

    /** The same with other flags. */
    public Segment withFlags(Flags other) {
        return new Segment(
                sourcePort,
                destinationPort,
                seq,
                ack,
                dataOffset,
                reserved,
                other,
                window,
                checksum,
                urgent,
                options,
                payload);
    }

    /** The same with other options; a data offset that is given stays. */
    public Segment withOptions(List<TcpOption> other) {
        return new Segment(
                sourcePort,
                destinationPort,
                seq,
                ack,
                dataOffset,
                reserved,
                flags,
                window,
                checksum,
                urgent,
                other,
                payload);
    }

    /** SEG.LEN: bytes of payload plus one for SYN and one for FIN. */
    public long len() {
        return payload.length() + (has(Flags.SYN) ? 1 : 0) + (has(Flags.FIN) ? 1 : 0);
    }

    /** The first sequence number behind this segment: SEG.SEQ + SEG.LEN. */
    public SeqNum end() {
        return seq.plus(len());
    }

    /** The first option of a type. */
    public <T extends TcpOption> Optional<T> option(Class<T> type) {
        for (TcpOption option : options) {
            if (type.isInstance(option)) {
                return Optional.of(type.cast(option));
            }
        }
        return Optional.empty();
    }
}
