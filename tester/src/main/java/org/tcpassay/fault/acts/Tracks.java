// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.SeqNum;

/** Follows the ends of all connections that come to a rule, so that segments can be forged in their names. */
final class Tracks {

    private static final int OLD_BY = 1000;
    private static final long ALL_NUMBERS = 1L << 32;

    private final Map<Way, Track> tracks = new Remembered<>();

    /** What is damaged tells nothing. */
    void follow(Transit transit) {
        transit.segment()
                .filter(segment -> !(segment.checksum() instanceof Checksum.Wrong))
                .ifPresent(segment -> transit.packet().ip().ifPresent(ip -> {
                    Way way = Way.of(transit);
                    Optional<Track> before = of(way);
                    tracks.put(
                            way,
                            before.map(track -> track.after(segment, ip)).orElseGet(() -> Track.first(segment, ip)));
                }));
    }

    Optional<Track> of(Way way) {
        return Optional.ofNullable(tracks.get(way));
    }

    /** A number in the name of who sends this way. */
    SeqNum seq(Way way, Aim aim, Dice dice) {
        SeqNum exact = exact(way);
        long window = of(way.back()).map(Track::windowBytes).orElse(0L);
        return switch (aim) {
            case EXACT -> exact;
            case IN_WINDOW -> exact.plus(Math.max(1, window / 2));
            case BEYOND_WINDOW -> exact.plus(2 * window + 1);
            case OLD -> exact.minus(OLD_BY);
            case BLIND -> SeqNum.of(dice.between(0, ALL_NUMBERS));
        };
    }

    /** Of an end that has sent nothing the other end says what it expects, if it ever acknowledged something. */
    private SeqNum exact(Way way) {
        return of(way).map(Track::next)
                .or(() -> of(way.back()).flatMap(Track::ack))
                .orElse(SeqNum.of(0));
    }
}
