// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The checksum field of a segment or header: what to write, or what was found.
 *
 * @see "RFC 9293 §3.1, RFC 1071"
 */
public sealed interface Checksum {

    /** Sending: compute it. Received: it was right, or it cannot be known to be otherwise. */
    Checksum RIGHT = new Right();

    /** Sending: the right one plus {@code delta} in ones' complement. */
    static Checksum wrongBy(int delta) {
        return new WrongBy(delta);
    }

    /** Sending: exactly this field. Zero is an absent checksum. */
    static Checksum exactly(int field) {
        return new Exactly(field);
    }

    record Right() implements Checksum {}

    record WrongBy(int delta) implements Checksum {}

    record Exactly(int field) implements Checksum {}

    /** Received: the field does not verify. */
    record Wrong(int field, int right) implements Checksum {}

    /** Received: the sender's host left the sum to hardware that is not there, so nothing can be said. */
    record NotComputed(int field) implements Checksum {}
}
