// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * What a listener does whose backlog is full: SYN,ACKs without a record (RFC 4987 §3.6 and appendix A).
 *
 * <p>An ISS is then a cookie: 5 bits of a clock, 3 bits of the MSS and 24 bits that only who has the secret can make.
 * The other options are in the lowest 6 bits of TSval, where there are timestamps.
 */
public abstract class SynCookies extends Opening {

    /** What three bits can say; the peer is never sent more than it offered (RFC 9293 MUST-16). */
    private static final List<Integer> SIZES = List.of(64, 256, 512, 536, 1_024, 1_220, 1_440, 1_460);

    private static final long PERIOD_NS = 64_000_000_000L;
    private static final int PERIODS = 2; // the one in which it was made, and the next

    /** How long a cookie is good at the most. */
    public static final Duration LIFE = Duration.ofNanos(PERIODS * PERIOD_NS);

    private static final int STAMP_BITS = 0x3f;
    private static final int SCALE_BITS = 0xf;
    private static final int NO_SCALE = 0xf; // no shift count is larger than 14
    private static final int SACK_BIT = 0x10;

    protected SynCookies(Settings settings) {
        super(settings);
    }

    /** A SYN of which no record is made. */
    @Override
    protected void overflow(Listener listener, FourTuple ends, Segment syn) {
        Optional<Integer> size = claims(Given.RFC4987) ? sizeIndex(syn, ends) : Optional.empty();
        size.ifPresent(index -> sendCookie(listener, ends, syn, index));
    }

    /** The largest size that is not larger than what the SYN offers; empty if each is. */
    protected Optional<Integer> sizeIndex(Segment syn, FourTuple ends) {
        int offered = mssOf(record(ends, SocketOptions.ORDINARY, SeqNum.of(0)), syn);
        return SIZES.stream()
                .filter(size -> size <= offered)
                .map(SIZES::indexOf)
                .reduce((one, larger) -> larger);
    }

    /** The record is made as ever, and forgotten as soon as its SYN,ACK has left. */
    protected void sendCookie(Listener listener, FourTuple ends, Segment syn, int size) {
        Tcb tcb = record(ends, listener.options(), cookie(ends, syn.seq(), nowNs / PERIOD_NS, size));
        boolean stamps = answersTimestamps(syn);
        boolean told = echoTells(stamps);
        takeSyn(tcb, syn, stamps, told && answersWindowScale(syn), told && answersSack(syn));
        tcb.state = State.SYN_RECEIVED;
        int said = (tcb.windowScale ? tcb.sndShift : NO_SCALE) | (tcb.sack ? SACK_BIT : 0);
        long later = Math.floorMod(stamp(tcb) - said, STAMP_BITS + 1);
        tcb.tsOffset = tcb.tsOffset - later & 0xffff_ffffL; // a little older, never newer than what follows
        sendSyn(tcb);
    }

    /** Whether options can be taken up that the cookie does not tell of. */
    protected boolean echoTells(boolean stamps) {
        return stamps;
    }

    protected SeqNum cookie(FourTuple ends, SeqNum irs, long period, int size) {
        long hash = KeyedHash.of(settings.secret(), ends, irs.toLong() << 32 | period << 3 | size);
        return SeqNum.of((period & 0x1f) << 27 | (long) size << 24 | hash & 0xff_ffff);
    }

    /** "Any acknowledgment is bad if it arrives on a connection still in the LISTEN state", but that of a cookie. */
    @Override
    protected boolean completesByCookie(Listener listener, FourTuple ends, Segment segment) {
        if (!claims(Given.RFC4987) || segment.has(Flags.SYN)) {
            return false;
        }
        Optional<Integer> size =
                sizeOf(ends, segment.seq().minus(1), segment.ack().minus(1));
        size.filter(index -> mayWait(listener)).ifPresent(index -> complete(listener, ends, segment, index));
        return size.isPresent();
    }

    /** Connections that wait for their user fit the backlog; whoever comes too early may send again. */
    private boolean mayWait(Listener listener) {
        long waiting = host.connections().stream()
                .filter(tcb -> tcb.listener == listener.id() && !tcb.accepted && tcb.state != State.SYN_RECEIVED)
                .count();
        return waiting <= listener.backlog();
    }

    /** What a cookie says of the MSS; empty if it is not one of ours, or too old. */
    protected Optional<Integer> sizeOf(FourTuple ends, SeqNum irs, SeqNum number) {
        int size = (int) (number.toLong() >> 24 & 0x7);
        long now = nowNs / PERIOD_NS;
        for (long period = now; period > now - PERIODS; period--) {
            if (cookie(ends, irs, period, size).equals(number)) {
                return Optional.of(size);
            }
        }
        return Optional.empty();
    }

    /** The record that there would be, and then the segment as in SYN-RECEIVED. */
    private void complete(Listener listener, FourTuple ends, Segment segment, int size) {
        Tcb tcb = record(ends, listener.options(), segment.ack().minus(1));
        tcb.listener = listener.id();
        tcb.state = State.LISTEN;
        Segment syn = synBefore(segment, size);
        takeSyn(tcb, syn, answersTimestamps(syn), answersWindowScale(syn), answersSack(syn));
        move(tcb, Transition.SYN_AT_LISTENER);
        tcb.flights.add(Flight.first(tcb.iss, 0, true, false, nowNs));
        tcb.sndNxt = tcb.iss.plus(1);
        host.add(tcb);
        inOtherStates(tcb, segment);
    }

    /** The SYN as far as the cookie and the echo tell of it. */
    protected Segment synBefore(Segment segment, int size) {
        var options = new ArrayList<TcpOption>();
        options.add(new TcpOption.Mss(SIZES.get(size)));
        segment.option(TcpOption.Timestamps.class).ifPresent(stamps -> {
            options.add(stamps);
            int said = (int) stamps.echoReply() & STAMP_BITS;
            if ((said & SCALE_BITS) != NO_SCALE) {
                options.add(new TcpOption.WindowScale(said & SCALE_BITS));
            }
            if ((said & SACK_BIT) != 0) {
                options.add(new TcpOption.SackPermitted());
            }
        });
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq().minus(1),
                SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.SYN,
                segment.window(),
                segment.checksum(),
                0,
                options,
                Bytes.EMPTY);
    }

    /** SEGMENT ARRIVES in every state but LISTEN and SYN-SENT (§3.10.7.4). */
    protected abstract void inOtherStates(Tcb tcb, Segment segment);
}
