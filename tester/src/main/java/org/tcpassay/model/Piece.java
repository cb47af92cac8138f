// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.SeqNum;

/**
 * Text that waits beyond a hole.
 *
 * @param order larger for what came later
 */
public record Piece(SeqNum seq, Bytes data, long order) {

    public SeqNum end() {
        return seq.plus(data.length());
    }
}
