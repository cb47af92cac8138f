// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import org.tcpassay.wire.Checksum;

/** What may stand in the checksum field instead of the sum. */
enum Damage {
    WRONG(Checksum.wrongBy(1)),
    ZERO(Checksum.exactly(0)),
    ALL_ONES(Checksum.exactly(0xffff));

    final Checksum field;

    Damage(Checksum field) {
        this.field = field;
    }
}
