// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.SeqNum;

/**
 * Text that waits beyond a hole.
 *
 * @param order larger for what came later
 */
record Piece(SeqNum seq, Bytes data, long order) {

    SeqNum end() {
        return seq.plus(data.length());
    }
}
