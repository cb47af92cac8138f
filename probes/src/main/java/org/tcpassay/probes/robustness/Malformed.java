// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** Options with lengths that cannot be, in places where parsers have failed. */
enum Malformed {
    UNKNOWN_OF_LENGTH_ZERO("fd000000"),
    UNKNOWN_OF_LENGTH_ONE("fd010000"),
    UNKNOWN_OF_LENGTH_255("fdff0000"),
    KIND_IN_LAST_OCTET("01".repeat(39) + "02"),
    MSS_ACROSS_THE_END("01".repeat(38) + "0204"),
    TIMESTAMPS_ACROSS_THE_END("01".repeat(36) + "080a0000"),
    MSS_OF_LENGTH_TWO("02020000"),
    MSS_OF_LENGTH_FORTY("0228" + "ff".repeat(38)),
    WINDOW_SCALE_OF_LENGTH_TWO("03020101"),
    TIMESTAMPS_OF_LENGTH_TWO("08020101"),
    SACK_OF_LENGTH_THREE("05030001"),
    AUTHENTICATION_OF_LENGTH_TWO("1d020101"),
    SIGNATURE_OF_LENGTH_TWO("13020101");

    final TcpOption option;

    Malformed(String hex) {
        option = new TcpOption.Broken(Bytes.fromHex(hex), "on purpose");
    }
}
