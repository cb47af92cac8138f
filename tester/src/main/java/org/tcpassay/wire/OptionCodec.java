// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.TcpOption.Authentication;
import org.tcpassay.wire.TcpOption.Broken;
import org.tcpassay.wire.TcpOption.EndOfList;
import org.tcpassay.wire.TcpOption.FastOpen;
import org.tcpassay.wire.TcpOption.Md5;
import org.tcpassay.wire.TcpOption.Mss;
import org.tcpassay.wire.TcpOption.Multipath;
import org.tcpassay.wire.TcpOption.NoOperation;
import org.tcpassay.wire.TcpOption.Sack;
import org.tcpassay.wire.TcpOption.SackPermitted;
import org.tcpassay.wire.TcpOption.Timestamps;
import org.tcpassay.wire.TcpOption.Unknown;
import org.tcpassay.wire.TcpOption.UserTimeout;
import org.tcpassay.wire.TcpOption.WindowScale;

/**
 * The option space of a TCP header.
 *
 * <pre>
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
 * |     kind      |    length     |  length - 2 bytes of body ...
 * </pre>
 *
 * <p>What is read is written again byte for byte. Behind an end of list the zeros up to the next 32-bit word
 * are nothing; any other padding is kept as {@link Broken}.
 */
final class OptionCodec {

    static final String PADDING = "padding that is not zeros up to the next word";

    private static final EndOfList END_OF_LIST = new EndOfList();
    private static final NoOperation NO_OPERATION = new NoOperation();
    private static final SackPermitted SACK_PERMITTED = new SackPermitted();

    private OptionCodec() {}

    /** The options' own bytes, without padding. */
    static int length(List<TcpOption> options) {
        int length = 0;
        for (int i = 0; i < options.size(); i++) {
            length += length(options.get(i));
        }
        return length;
    }

    private static int length(TcpOption option) {
        if (option instanceof NoOperation || option instanceof EndOfList) {
            return 1;
        } else if (option instanceof Timestamps) {
            return 10;
        } else if (option instanceof Mss || option instanceof UserTimeout) {
            return 4;
        } else if (option instanceof WindowScale) {
            return 3;
        } else if (option instanceof Sack sack) {
            return 2 + 8 * sack.blocks().size();
        } else if (option instanceof Md5 md5) {
            return 2 + md5.digest().length();
        } else if (option instanceof Authentication authentication) {
            return 4 + authentication.code().length();
        } else if (option instanceof Multipath multipath) {
            return 2 + multipath.body().length();
        } else if (option instanceof FastOpen fastOpen) {
            return 2 + fastOpen.cookie().length();
        } else if (option instanceof Unknown unknown) {
            return 2 + unknown.body().length();
        } else if (option instanceof Broken broken) {
            return broken.bytes().length();
        }
        return 2;
    }

    static int write(List<TcpOption> options, byte[] out, int at) {
        int next = at;
        for (int i = 0; i < options.size(); i++) {
            TcpOption option = options.get(i);
            write(option, out, next);
            next += length(option);
        }
        return next;
    }

    private static void write(TcpOption option, byte[] out, int at) {
        if (option instanceof Broken broken) {
            broken.bytes().copyTo(out, at);
            return;
        }
        out[at] = (byte) option.kind();
        if (option instanceof NoOperation || option instanceof EndOfList) {
            return;
        }
        out[at + 1] = (byte) length(option);
        if (option instanceof Timestamps timestamps) {
            Field.put32(out, at + 2, (int) timestamps.value());
            Field.put32(out, at + 6, (int) timestamps.echoReply());
        } else if (option instanceof Mss mss) {
            Field.put16(out, at + 2, mss.size());
        } else if (option instanceof WindowScale scale) {
            out[at + 2] = (byte) scale.shift();
        } else if (option instanceof Sack sack) {
            for (int i = 0; i < sack.blocks().size(); i++) {
                Field.put32(out, at + 2 + 8 * i, sack.blocks().get(i).left().bits());
                Field.put32(out, at + 6 + 8 * i, sack.blocks().get(i).right().bits());
            }
        } else if (option instanceof UserTimeout timeout) {
            Field.put16(out, at + 2, (timeout.timeout() & 0x7fff) | (timeout.minutes() ? 0x8000 : 0));
        } else if (option instanceof Md5 md5) {
            md5.digest().copyTo(out, at + 2);
        } else if (option instanceof Authentication authentication) {
            out[at + 2] = (byte) authentication.keyId();
            out[at + 3] = (byte) authentication.nextKeyId();
            authentication.code().copyTo(out, at + 4);
        } else if (option instanceof Multipath multipath) {
            multipath.body().copyTo(out, at + 2);
        } else if (option instanceof FastOpen fastOpen) {
            fastOpen.cookie().copyTo(out, at + 2);
        } else if (option instanceof Unknown unknown) {
            unknown.body().copyTo(out, at + 2);
        }
    }

    /** The options in {@code [first, end)}, which is a whole number of 32-bit words. */
    static List<TcpOption> read(Bytes bytes, int first, int end) {
        if (first == end) {
            return List.of();
        }
        var options = new ArrayList<TcpOption>(6);
        int at = first;
        while (at < end) {
            int kind = bytes.at(at);
            if (kind == 1) {
                options.add(NO_OPERATION);
                at++;
            } else if (kind == 0) {
                options.add(END_OF_LIST);
                readPadding(bytes, at + 1, end, options);
                at = end;
            } else {
                int length = at + 1 < end ? bytes.at(at + 1) : 0;
                if (length < 2 || length > end - at) {
                    options.add(new Broken(bytes.slice(at, end), reason(length, end - at)));
                    at = end;
                } else {
                    options.add(read(kind, bytes, at, length));
                    at += length;
                }
            }
        }
        return options;
    }

    private static void readPadding(Bytes bytes, int first, int end, List<TcpOption> options) {
        boolean ordinary = end - first < 4;
        for (int i = first; i < end && ordinary; i++) {
            ordinary = bytes.at(i) == 0;
        }
        if (!ordinary) {
            options.add(new Broken(bytes.slice(first, end), PADDING));
        }
    }

    private static String reason(int length, int room) {
        return room == 1 ? "no room for a length" : "length " + length + "; 2.." + room + " fit";
    }

    private static TcpOption read(int kind, Bytes bytes, int at, int length) {
        if (!hasLength(kind, length)) {
            return new Unknown(kind, bytes.slice(at + 2, at + length));
        }
        return switch (kind) {
            case 2 -> new Mss(bytes.u16(at + 2));
            case 3 -> new WindowScale(bytes.at(at + 2));
            case 4 -> SACK_PERMITTED;
            case 5 -> readSack(bytes, at, length);
            case 8 -> new Timestamps(bytes.u32(at + 2), bytes.u32(at + 6));
            case 19 -> new Md5(bytes.slice(at + 2, at + 18));
            case 28 -> new UserTimeout(bytes.at(at + 2) >= 0x80, bytes.u16(at + 2) & 0x7fff);
            case 29 -> new Authentication(bytes.at(at + 2), bytes.at(at + 3), bytes.slice(at + 4, at + length));
            case 30 -> new Multipath(bytes.slice(at + 2, at + length));
            default -> new FastOpen(bytes.slice(at + 2, at + length));
        };
    }

    /** Whether a kind is well known and its definition has this length. */
    private static boolean hasLength(int kind, int length) {
        return switch (kind) {
            case 2, 28 -> length == 4;
            case 3 -> length == 3;
            case 4 -> length == 2;
            case 5 -> length >= 10 && length % 8 == 2;
            case 8 -> length == 10;
            case 19 -> length == 18;
            case 29 -> length >= 4;
            case 30 -> length >= 3;
            // RFC 7413 §4.1.1: no cookie, or 4 to 16 bytes of even length
            case 34 -> length == 2 || (length >= 6 && length <= 18 && length % 2 == 0);
            default -> false;
        };
    }

    private static Sack readSack(Bytes bytes, int at, int length) {
        var blocks = new ArrayList<Sack.Block>(4);
        for (int i = at + 2; i < at + length; i += 8) {
            blocks.add(new Sack.Block(SeqNum.of(bytes.u32(i)), SeqNum.of(bytes.u32(i + 4))));
        }
        return new Sack(blocks);
    }
}
