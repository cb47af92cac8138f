// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Dice;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * A segment that nobody sent.
 *
 * @param ackOffset added to what would acknowledge all that was seen of the other end; for flags with ACK
 */
public record Forgery(Flags flags, Voice voice, Aim aim, long ackOffset, Bytes data) {

    private static final int WINDOW = 0xffff; // of an end that has not shown any

    /** Its bytes as it goes this way; it carries timestamps where the end does, and the forger sees the wire. */
    Bytes bytes(Way way, Tracks tracks, Dice dice) {
        Optional<Track> own = tracks.of(way);
        Optional<Track> other = tracks.of(way.back());
        Endpoint source = way.source().orElseThrow();
        Endpoint destination = way.destination().orElseThrow();
        Flags all = isAnswerToSyn(own, other) ? flags.with(Flags.ACK) : flags;
        SeqNum ack = other.filter(track -> all.has(Flags.ACK))
                .map(track -> track.next().plus(ackOffset))
                .orElse(SeqNum.of(0));
        var segment = new Segment(
                source.port(),
                destination.port(),
                tracks.seq(way, aim, dice),
                ack,
                Segment.COMPUTED,
                0,
                all,
                all.has(Flags.RST) ? 0 : own.map(Track::window).orElse(WINDOW),
                Checksum.RIGHT,
                0,
                options(own, other),
                data);
        Bytes content = Codec.encode(segment, source.address(), destination.address());
        return Codec.encode(IpPacket.ordinary(source.address(), destination.address(), IpPacket.TCP, content)
                .withHopLimit(own.map(track -> track.ip().hopLimit()).orElse(64)));
    }

    /** RFC 9293 §3.10.7.3: before it knows of any number of the other, only an acknowledgment makes a reset count. */
    private boolean isAnswerToSyn(Optional<Track> own, Optional<Track> other) {
        return flags.has(Flags.RST) && own.isEmpty() && other.isPresent();
    }

    private List<TcpOption> options(Optional<Track> own, Optional<Track> other) {
        if (flags.hasAny(Flags.RST.with(Flags.SYN)) || aim == Aim.BLIND) {
            return List.of();
        }
        Optional<TcpOption.Timestamps> stamps = own.flatMap(Track::stamps);
        return stamps.map(last -> List.<TcpOption>of(
                        new TcpOption.NoOperation(),
                        new TcpOption.NoOperation(),
                        new TcpOption.Timestamps(
                                last.value(),
                                other.flatMap(Track::stamps)
                                        .map(TcpOption.Timestamps::value)
                                        .orElse(last.echoReply()))))
                .orElse(List.of());
    }

    String text() {
        String where =
                switch (aim) {
                    case EXACT -> "";
                    case IN_WINDOW -> " in the window";
                    case BEYOND_WINDOW -> " beyond the window";
                    case OLD -> " with an old number";
                    case BLIND -> " with a random number";
                };
        String ack = !flags.has(Flags.ACK) || ackOffset == 0
                ? ""
                : ackOffset > 0 ? " of " + ackOffset + " bytes never sent" : " of all but " + -ackOffset + " bytes";
        String what = data.isEmpty() ? "" : " and " + data.length() + " bytes";
        return "a forged " + flags + ack + what + where + " in " + voice.text() + " name";
    }
}
