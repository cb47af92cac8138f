// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The MD5 signature of a segment.
 *
 * <pre>
 * |  source address  |  destination address  | 0 | 6 | length of the segment |   pseudo-header
 * |  the first 20 bytes of the header, the checksum zero  |
 * |  text  |
 * |  key  |
 * </pre>
 *
 * <p>Options do not count, but where they end does: it is in the data offset and in the length.
 *
 * @see "RFC 2385 §2.0; the pseudo-header of IPv6 is that of RFC 8200 §8.1"
 */
public final class Signature {

    /** Bytes of the option. */
    public static final int LENGTH = 18;

    private static final int DIGEST = 16;
    private static final int CHECKSUM = 16; // where in the header
    private static final int HEADER = 20;

    private Signature() {}

    /** The segment with the option behind all others; one that it has already gives way. */
    public static Segment sign(Segment segment, IpAddress source, IpAddress destination, SignatureKey key) {
        Segment room = with(segment, Bytes.zeros(DIGEST));
        return with(segment, digest(room, source, destination, key));
    }

    /** The segment with a digest that may be any. */
    public static Segment with(Segment segment, Bytes digest) {
        List<TcpOption> options = new ArrayList<>(segment.options());
        options.removeIf(TcpOption.Md5.class::isInstance);
        options.add(new TcpOption.Md5(digest));
        return segment.withOptions(options);
    }

    /** Whether the option is there and its digest is right. */
    public static boolean isRight(Segment segment, IpAddress source, IpAddress destination, SignatureKey key) {
        return segment.option(TcpOption.Md5.class)
                .filter(option -> option.digest().equals(digest(segment, source, destination, key)))
                .isPresent();
    }

    /** What the option of this segment must hold, 16 bytes; which digest it holds now does not matter. */
    public static Bytes digest(Segment segment, IpAddress source, IpAddress destination, SignatureKey key) {
        Bytes bytes = Codec.encode(segment, source, destination);
        MessageDigest md5 = md5();
        md5.update(pseudoHeader(source, destination, bytes.length()).toArray());
        md5.update(bytes.slice(0, CHECKSUM).toArray());
        md5.update(new byte[2]);
        md5.update(bytes.slice(CHECKSUM + 2, HEADER).toArray());
        md5.update(segment.payload().toArray());
        md5.update(key.bytes().toArray());
        return Bytes.owning(md5.digest());
    }

    private static Bytes pseudoHeader(IpAddress source, IpAddress destination, int length) {
        Bytes addresses = source.bytes().concat(destination.bytes());
        Bytes tail = source.version() == 4
                ? Bytes.of(0, IpPacket.TCP, length >> 8, length)
                : Bytes.of(length >> 24, length >> 16, length >> 8, length, 0, 0, 0, IpPacket.TCP);
        return addresses.concat(tail);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
