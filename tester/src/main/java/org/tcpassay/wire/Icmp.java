// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Set;

/**
 * An ICMP or ICMPv6 message.
 *
 * @param version 4 or 6: which of the two
 * @param type 0..255
 * @param code 0..255
 * @param rest the 32 bits behind the checksum (next-hop MTU, pointer, identifier), 0..2^32-1
 * @param body everything after them: for an error the start of the offending packet
 */
public record Icmp(int version, int type, int code, Checksum checksum, long rest, Bytes body) implements Content {

    private static final Set<Integer> ERRORS_V4 = Set.of(3, 4, 5, 11, 12); // RFC 1122 §3.2.2
    private static final int FIRST_QUESTION_V6 = 128; // RFC 4443 §2.1

    /** Whether it reports about another packet; such a message is never answered by another. */
    public boolean isError() {
        return version == 4 ? ERRORS_V4.contains(type) : type < FIRST_QUESTION_V6;
    }
}
