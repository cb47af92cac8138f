// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes, indexed from 0; every multi-byte read is in network byte order. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final Slate slate; // what it is lent from
    private final byte[] array; // as far as the slate has completed it
    private final int from;
    private final int length;

    private Bytes(byte[] array, int from, int length) {
        this(Slate.WHOLE, array, from, length);
    }

    private Bytes(Slate slate, byte[] array, int from, int length) {
        this.slate = slate;
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** The given values, each 0..255 (higher bits are cut off). */
    public static Bytes of(int... values) {
        var copy = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = (byte) values[i];
        }
        return new Bytes(copy, 0, copy.length);
    }

    /** All of {@code array}, which nobody may write to any more. */
    static Bytes owning(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** The beginning of the slate's {@code array}, which will be written to again. */
    static Bytes lent(Slate slate, byte[] array, int length) {
        return new Bytes(slate, array, 0, length);
    }

    public static Bytes copyOf(byte[] source) {
        return new Bytes(source.clone(), 0, source.length);
    }

    /** The bytes between the buffer's position and limit; the buffer's position does not move. */
    public static Bytes copyOf(ByteBuffer source) {
        var copy = new byte[source.remaining()];
        source.duplicate().get(copy);
        return new Bytes(copy, 0, copy.length);
    }

    public static Bytes utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return new Bytes(encoded, 0, encoded.length);
    }

    public static Bytes zeros(int count) {
        return new Bytes(new byte[count], 0, count);
    }

    /** Reads pairs of hexadecimal digits; white space and colons are passed over. */
    public static Bytes fromHex(String digits) {
        byte[] parsed = HexFormat.of().parseHex(digits.replaceAll("[\\s:]", ""));
        return new Bytes(parsed, 0, parsed.length);
    }

    public int length() {
        return length;
    }

    /** Whether {@code part} occurs in it, as the empty run does in every one. */
    public boolean contains(Bytes part) {
        for (int at = 0; at + part.length() <= length; at++) {
            if (isAt(part, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(Bytes part, int at) {
        for (int i = 0; i < part.length(); i++) {
            if (at(at + i) != part.at(i)) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The unsigned byte at {@code index}. */
    public int at(int index) {
        return array[from + checked(index, 1)] & 0xff;
    }

    /** The unsigned 16-bit number at {@code index}, network byte order. */
    public int u16(int index) {
        int first = from + checked(index, 2);
        return ((array[first] & 0xff) << 8) | (array[first + 1] & 0xff);
    }

    /** The unsigned 32-bit number at {@code index}, network byte order. */
    public long u32(int index) {
        checked(index, 4);
        return ((long) u16(index) << 16) | u16(index + 2);
    }

    /** The bytes of {@code [first, end)}, sharing memory. */
    public Bytes slice(int first, int end) {
        if (first < 0 || end < first || end > length) {
            throw new IndexOutOfBoundsException("slice [" + first + ", " + end + ") of " + length + " bytes");
        }
        return new Bytes(slate, array, from + first, end - first);
    }

    /** The same in memory of its own. */
    public Bytes apart() {
        return new Bytes(toArray(), 0, length);
    }

    public Bytes concat(Bytes tail) {
        var joined = Arrays.copyOfRange(whole(), from, from + length + tail.length);
        System.arraycopy(tail.whole(), tail.from, joined, length, tail.length);
        return new Bytes(joined, 0, joined.length);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(whole(), from, from + length);
    }

    /** Writes all bytes at the buffer's position and moves it on. */
    public void copyTo(ByteBuffer destination) {
        destination.put(whole(), from, length);
    }

    /** Writes all bytes into {@code destination} from {@code at} on. */
    void copyTo(byte[] destination, int at) {
        System.arraycopy(whole(), from, destination, at, length);
    }

    /** The ones' complement sum of these bytes as 16-bit words, not folded; see {@link OnesSum}. */
    long onesSum() {
        return OnesSum.of(whole(), from, length);
    }

    /** Lower-case hexadecimal digits without separators. */
    public String hex() {
        return HexFormat.of().formatHex(whole(), from, from + length);
    }

    /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(whole(), from, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(whole(), from, from + length, that.whole(), that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        byte[] bytes = whole();
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length <= 32 ? hex() : slice(0, 32).hex() + "...(" + length + " bytes)";
    }

    private int checked(int index, int width) {
        if (index < 0 || index > length - width) {
            throw new IndexOutOfBoundsException("byte " + index + " (" + width + " wide) of " + length);
        }
        slate.complete(from + index + width);
        return index;
    }

    /** The array, with all of these bytes in it. */
    private byte[] whole() {
        slate.complete(from + length);
        return array;
    }
}
