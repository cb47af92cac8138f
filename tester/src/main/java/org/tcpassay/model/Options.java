// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** Options (RFC 9293 §3.2 and §3.7.1, RFC 7323, RFC 2018, RFC 2883). */
abstract class Options extends Numbers {

    private static final int LARGEST_SHIFT = 14; // RFC 7323 §2.3
    private static final int DEFAULT_MSS = 536; // RFC 9293 MUST-15
    private static final int DEFAULT_MSS_V6 = 1220;
    private static final long FAST_TICK_NS = 1_000_000; // of the timestamp clock (RFC 7323 §5.4)
    private static final long SLOW_TICK_NS = 100_000_000;
    protected static final int STAMPS_LENGTH = 12; // bytes, padded
    private static final int BLOCKS = 4; // that fit the option space
    private static final int BLOCKS_WITH_STAMPS = 3;
    private static final int BLOCKS_FOR_SIGNATURE = 2; // that it takes the room of

    /** L_LIMIT of RFC 5482 §3.1, seconds. */
    private static final long LEAST_USER_TIMEOUT = 100;

    /** RFC 7323 §5.5: a TS.Recent older than 24 days says nothing. */
    private static final long STAMP_VALID_NS = 24L * 24 * 3600 * 1_000_000_000;

    protected Options(Settings settings) {
        super(settings);
    }

    // ---- what a SYN says

    /** The options of our SYN or SYN,ACK. */
    protected List<TcpOption> optionsOfSyn(Tcb tcb, boolean stamps, boolean scale, boolean sack) {
        var options = new ArrayList<TcpOption>();
        options.add(new TcpOption.Mss(mssToOffer(tcb)));
        if (sack) {
            options.add(new TcpOption.SackPermitted());
        }
        if (stamps) {
            options.add(new TcpOption.Timestamps(stamp(tcb), tcb.tsRecent));
        }
        if (scale) {
            align(options, 1);
            options.add(new TcpOption.WindowScale(tcb.shiftOffered));
        }
        return options;
    }

    protected boolean offersTimestamps() {
        return claims(Given.RFC7323) && chooses(Choice.TIMESTAMPS_OFFERED);
    }

    protected boolean offersWindowScale() {
        return claims(Given.RFC7323) && chooses(Choice.WINDOW_SCALE_OFFERED);
    }

    protected boolean offersSack() {
        return claims(Given.RFC2018) && chooses(Choice.SACK_OFFERED);
    }

    /** Whether our SYN,ACK may answer an offer; none is made that was not made to us (RFC 7323 §2.2 and §3.2). */
    protected boolean answersTimestamps(Segment syn) {
        return claims(Given.RFC7323) && has(syn, TcpOption.Timestamps.class);
    }

    protected boolean answersWindowScale(Segment syn) {
        return claims(Given.RFC7323) && has(syn, TcpOption.WindowScale.class);
    }

    protected boolean answersSack(Segment syn) {
        return claims(Given.RFC2018) && has(syn, TcpOption.SackPermitted.class);
    }

    protected int mssToOffer(Tcb tcb) {
        return tcb.rcvMss;
    }

    /** The least that lets the buffer be advertised. */
    protected int shiftToOffer(Tcb tcb) {
        int shift = 0;
        while (shift < LARGEST_SHIFT && tcb.buffer >> shift > 65_535) {
            shift++;
        }
        return shift;
    }

    // ---- what the peer's SYN says

    /** Takes over what the peer's SYN offers and we may use. */
    protected void negotiate(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
        tcb.sndMss = Math.min(mssOf(tcb, syn), tcb.rcvMss);
        tcb.timestamps = stamps && has(syn, TcpOption.Timestamps.class);
        tcb.windowScale = scale && has(syn, TcpOption.WindowScale.class);
        tcb.sack = sack && has(syn, TcpOption.SackPermitted.class);
        tcb.sndShift = tcb.windowScale ? shiftOf(syn) : 0;
        adaptUserTimeout(tcb, syn);
        tcb.rcvShift = tcb.windowScale ? tcb.shiftOffered : 0;
        if (tcb.timestamps) {
            remember(tcb, stampOf(syn).orElseThrow());
        }
    }

    /** RFC 9293 MUST-15: without the option 536 (IPv4) or 1220 (IPv6). */
    protected int mssOf(Tcb tcb, Segment syn) {
        int ordinary = tcb.ends.tester().address().version() == 4 ? DEFAULT_MSS : DEFAULT_MSS_V6;
        int offered = syn.option(TcpOption.Mss.class).map(TcpOption.Mss::size).orElse(ordinary);
        return Math.max(1, offered == 0 ? ordinary : offered);
    }

    /** RFC 7323 §2.3: a shift above 14 counts as 14. */
    protected int shiftOf(Segment syn) {
        return Math.min(
                LARGEST_SHIFT,
                syn.option(TcpOption.WindowScale.class).orElseThrow().shift());
    }

    /** RFC 5482 §3.1: the larger of ours and the peer's, within limits; zero is reserved (§3.4). */
    protected void adaptUserTimeout(Tcb tcb, Segment segment) {
        if (claims(Given.RFC5482)) {
            segment.option(TcpOption.UserTimeout.class)
                    .map(this::secondsOf)
                    .filter(seconds -> seconds > 0)
                    .map(seconds -> Math.max(
                            seconds,
                            Math.max(LEAST_USER_TIMEOUT, settings.userTimeout().toSeconds())))
                    .ifPresent(seconds -> tcb.userTimeoutOfPeer = Optional.of(Duration.ofSeconds(seconds)));
        }
    }

    /** RFC 5482 §3.3: G set means minutes. */
    protected long secondsOf(TcpOption.UserTimeout option) {
        return option.minutes() ? option.timeout() * 60L : option.timeout();
    }

    protected static <T extends TcpOption> boolean has(Segment segment, Class<T> option) {
        return segment.option(option).isPresent();
    }

    // ---- timestamps

    /** TSval now. */
    protected long stamp(Tcb tcb) {
        return nowNs / tickNs() + tcb.tsOffset & 0xffff_ffffL;
    }

    protected long tickNs() {
        return chooses(Choice.FAST_TIMESTAMP_CLOCK) ? FAST_TICK_NS : SLOW_TICK_NS;
    }

    protected static Optional<Long> stampOf(Segment segment) {
        return segment.option(TcpOption.Timestamps.class).map(TcpOption.Timestamps::value);
    }

    protected void remember(Tcb tcb, long stamp) {
        tcb.tsRecent = stamp;
        tcb.tsRecentNs = nowNs;
    }

    /** RFC 7323 §5.3 R1: SEG.TSval < TS.Recent, and TS.Recent is valid. */
    protected boolean isOldByTimestamp(Tcb tcb, Segment segment) {
        return tcb.timestamps
                && stampOf(segment)
                        .filter(stamp -> isBefore(stamp, tcb.tsRecent))
                        .isPresent()
                && nowNs - tcb.tsRecentNs < STAMP_VALID_NS;
    }

    /** Less on the circle of 32 bits. */
    protected boolean isBefore(long stamp, long other) {
        return (int) (stamp - other) < 0;
    }

    /** RFC 7323 §4.3 (2): TS.Recent follows a segment that reaches down to Last.ACK.sent; §5.2: never a reset. */
    protected void updateTimestamp(Tcb tcb, Segment segment) {
        Optional<Long> stamp = stampOf(segment);
        if (tcb.timestamps
                && !segment.has(Flags.RST)
                && stamp.isPresent()
                && !isOldByTimestamp(tcb, segment)
                && segment.seq().isAtOrBefore(tcb.lastAckSent)) {
            remember(tcb, stamp.get());
        }
    }

    // ---- what every other segment says

    /** The options of a segment on a synchronized connection. */
    protected List<TcpOption> optionsOf(Tcb tcb, boolean acknowledges) {
        var options = new ArrayList<TcpOption>();
        if (tcb.timestamps) {
            align(options, 2);
            options.add(new TcpOption.Timestamps(stamp(tcb), acknowledges ? tcb.tsRecent : 0));
        }
        if (tcb.sack && acknowledges) {
            List<TcpOption.Sack.Block> blocks = blocks(tcb);
            if (!blocks.isEmpty()) {
                align(options, isSigned(tcb) && tcb.timestamps ? 0 : 2); // or the signature would not fit
                options.add(new TcpOption.Sack(blocks));
            }
        }
        return options;
    }

    private void align(List<TcpOption> options, int padding) {
        for (int i = 0; i < padding && chooses(Choice.OPTIONS_ALIGNED); i++) {
            options.add(new TcpOption.NoOperation());
        }
    }

    /** RFC 2018 §4: what came last goes first; RFC 2883 §4: before it a duplicate, once. */
    protected List<TcpOption.Sack.Block> blocks(Tcb tcb) {
        var blocks = new ArrayList<TcpOption.Sack.Block>();
        if (claims(Given.RFC2883)) {
            tcb.duplicate.ifPresent(blocks::add);
        }
        tcb.duplicate = Optional.empty();
        tcb.pieces.stream()
                .filter(piece -> piece.seq().isAfter(tcb.rcvNxt)) // text of a SYN waits right there
                .sorted((one, other) -> Long.compare(other.order(), one.order()))
                .map(piece -> new TcpOption.Sack.Block(piece.seq(), piece.end()))
                .forEach(blocks::add);
        return blocks.subList(0, Math.min(blocks.size(), mostBlocks(tcb)));
    }

    /** How many fit the option space. */
    protected int mostBlocks(Tcb tcb) {
        int most = tcb.timestamps ? BLOCKS_WITH_STAMPS : BLOCKS;
        return isSigned(tcb) ? most - BLOCKS_FOR_SIGNATURE : most;
    }

    /** Eff.snd.MSS (RFC 9293 §3.7.1): what is left for text beside the options. */
    protected int effectiveMss(Tcb tcb) {
        return Math.max(1, tcb.sndMss - (tcb.timestamps ? STAMPS_LENGTH : 0) - signatureLength(tcb));
    }
}
