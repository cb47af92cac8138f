// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;

/** The function F of RFC 6528 §3: nobody without the secret can tell its value for one pair of ends from another's. */
final class KeyedHash {

    private static final int LONGEST = 8 + 8 + 2 * (16 + 2); // secret, number, two IPv6 addresses with ports

    private KeyedHash() {}

    /** 0..2^32-1. */
    static long of(long secret, FourTuple ends) {
        return of(secret, ends, 0);
    }

    /** As {@link #of(long, FourTuple)}, of something else besides the ends. */
    static long of(long secret, FourTuple ends, long besides) {
        ByteBuffer input = ByteBuffer.allocate(LONGEST);
        input.putLong(secret);
        input.putLong(besides);
        put(input, ends.target());
        put(input, ends.tester());
        byte[] digest = sha256().digest(input.array());
        return ByteBuffer.wrap(digest).getInt() & 0xffff_ffffL;
    }

    private static void put(ByteBuffer into, Endpoint end) {
        end.address().bytes().copyTo(into);
        into.putShort((short) end.port());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
