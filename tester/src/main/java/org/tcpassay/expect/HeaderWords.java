// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** What a spec says about the fixed part of the TCP header and about the text; immutable but within {@link #with}. */
final class HeaderWords {

    Flags flags;
    boolean exactPush;
    Optional<Position> seq = Optional.empty();
    boolean anySeq;
    Optional<Position> ack = Optional.empty();
    boolean anyAck;
    Optional<Range> window = Optional.empty();
    Optional<Range> urgent = Optional.empty();
    Optional<Bytes> payload = Optional.of(Bytes.EMPTY);
    Optional<Range> payloadLength = Optional.empty();
    Checksum checksum = Checksum.RIGHT;
    int dataOffset = Segment.COMPUTED;
    int reserved;

    HeaderWords(Flags flags) {
        this.flags = flags;
    }

    /** This, changed; the words of a spec name the field. */
    HeaderWords with(Consumer<HeaderWords> change) {
        var copy = new HeaderWords(flags);
        copy.exactPush = exactPush;
        copy.seq = seq;
        copy.anySeq = anySeq;
        copy.ack = ack;
        copy.anyAck = anyAck;
        copy.window = window;
        copy.urgent = urgent;
        copy.payload = payload;
        copy.payloadLength = payloadLength;
        copy.checksum = checksum;
        copy.dataOffset = dataOffset;
        copy.reserved = reserved;
        change.accept(copy);
        return copy;
    }

    HeaderWords seq(Position position) {
        return with(copy -> {
            copy.seq = Optional.of(position);
            copy.anySeq = false;
        });
    }

    HeaderWords ack(Position position) {
        return with(copy -> {
            copy.ack = Optional.of(position);
            copy.anyAck = false;
        });
    }

    HeaderWords payload(Bytes bytes) {
        return with(copy -> {
            copy.payload = Optional.of(bytes);
            copy.payloadLength = Optional.empty();
        });
    }

    HeaderWords anyPayload(Range length) {
        return with(copy -> {
            copy.payload = Optional.empty();
            copy.payloadLength = Optional.of(length);
        });
    }
}
