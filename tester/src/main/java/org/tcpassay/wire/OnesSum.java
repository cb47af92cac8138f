// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The Internet checksum: the complement of the ones' complement sum of 16-bit words.
 *
 * <p>Sums are kept unfolded in a {@code long}; an odd last byte counts as the high half of a word. So sums of
 * parts may be added as long as every part but the last has an even length.
 *
 * @see "RFC 1071"
 */
final class OnesSum {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private OnesSum() {}

    static long of(byte[] array, int from, int length) {
        long sum = 0;
        int end = from + length;
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long words = (long) LONGS.get(array, i);
            sum += (words >>> 32) + (words & 0xffff_ffffL);
        }
        for (; i < end; i++) {
            sum += (long) (array[i] & 0xff) << (((i - from) & 1) == 0 ? 8 : 0);
        }
        return sum;
    }

    /** What goes before the bytes of an upper protocol: addresses, protocol and length. */
    static long pseudoHeader(IpAddress source, IpAddress destination, int protocol, int length) {
        return source.bytes().onesSum() + destination.bytes().onesSum() + protocol + length;
    }

    /** The 16 bits that a sum over everything but the checksum field asks for. */
    static int checksum(long sum) {
        return ~fold(sum) & 0xffff;
    }

    /** The field to write, where {@code right} is the right one. */
    static int field(Checksum wanted, int right) {
        if (wanted instanceof Checksum.WrongBy wrong) {
            return fold(right + Math.floorMod(wrong.delta(), 0xffff));
        } else if (wanted instanceof Checksum.Exactly exactly) {
            return exactly.field() & 0xffff;
        } else if (wanted instanceof Checksum.Wrong wrong) {
            return wrong.field() & 0xffff;
        } else if (wanted instanceof Checksum.NotComputed absent) {
            return absent.field() & 0xffff;
        }
        return right;
    }

    /**
     * What was found, given a sum that does not count the field.
     *
     * @param computed false where the sender left the field to hardware that is not there
     * @return {@link Checksum.Exactly} for the other zero of ones' complement, which verifies as well but is
     *     not what the sum gives
     */
    static Checksum found(int field, long sumOfTheRest, boolean computed) {
        int right = checksum(sumOfTheRest);
        if (field == right) {
            return Checksum.RIGHT;
        }
        if (!computed) {
            return new Checksum.NotComputed(field);
        }
        return fold(sumOfTheRest + field) == 0xffff ? Checksum.exactly(field) : new Checksum.Wrong(field, right);
    }

    private static int fold(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        while (folded > 0xffff) {
            folded = (folded >>> 16) + (folded & 0xffff);
        }
        return (int) folded;
    }
}
