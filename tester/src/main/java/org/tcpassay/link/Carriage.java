// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.wire.Bytes;

/** How IP packets travel in the frames of a stream. */
interface Carriage {

    /** IP packets as they are. */
    Carriage BARE = new Carriage() {
        @Override
        public Bytes frame(Bytes packet) {
            return packet;
        }

        @Override
        public Optional<Bytes> packet(Bytes frame, Consumer<Bytes> answer) {
            return Optional.of(frame);
        }
    };

    /** The frame that carries a packet. */
    Bytes frame(Bytes packet);

    /**
     * The packet in a frame of the target; empty if it is none of a probe's business.
     *
     * @param answer takes the frame that must be sent back, if one must
     */
    Optional<Bytes> packet(Bytes frame, Consumer<Bytes> answer);
}
