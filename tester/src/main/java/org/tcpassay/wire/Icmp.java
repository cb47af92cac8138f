// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * An ICMP or ICMPv6 message.
 *
 * @param version 4 or 6: which of the two
 * @param type 0..255
 * @param code 0..255
 * @param rest the 32 bits behind the checksum (next-hop MTU, pointer, identifier), 0..2^32-1
 * @param body everything after them: for an error the start of the offending packet
 */
public record Icmp(int version, int type, int code, Checksum checksum, long rest, Bytes body) implements Content {}
