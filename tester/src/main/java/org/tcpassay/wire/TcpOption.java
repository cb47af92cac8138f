// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;

/**
 * One option of a TCP header, by the IANA registry of option kinds.
 *
 * <p>Numbers are unsigned and wide enough for their field. A well-known kind whose length octet does not fit
 * its definition is {@link Unknown} (kind and body are kept as they are); bytes that cannot be an option at
 * all are {@link Broken}.
 *
 * @see "RFC 9293 §3.1 and §3.2"
 */
public sealed interface TcpOption {

    /** The kind octet, 0..255. */
    int kind();

    /** End of option list: everything after it is padding. */
    record EndOfList() implements TcpOption {
        @Override
        public int kind() {
            return 0;
        }
    }

    record NoOperation() implements TcpOption {
        @Override
        public int kind() {
            return 1;
        }
    }

    /** Maximum segment size in bytes, 0..65535. */
    record Mss(int size) implements TcpOption {
        @Override
        public int kind() {
            return 2;
        }
    }

    /** Window scale: the shift count, 0..255 (RFC 7323 allows up to 14). */
    record WindowScale(int shift) implements TcpOption {
        @Override
        public int kind() {
            return 3;
        }
    }

    record SackPermitted() implements TcpOption {
        @Override
        public int kind() {
            return 4;
        }
    }

    /** Selective acknowledgment: blocks as {@code [left, right)}. */
    record Sack(List<Block> blocks) implements TcpOption {
        public Sack {
            blocks = List.copyOf(blocks);
        }

        @Override
        public int kind() {
            return 5;
        }

        /** Bytes received, {@code [left, right)}. */
        public record Block(SeqNum left, SeqNum right) {}
    }

    /** Timestamps, both 0..2^32-1. */
    record Timestamps(long value, long echoReply) implements TcpOption {
        @Override
        public int kind() {
            return 8;
        }
    }

    /** User timeout (RFC 5482): 15 bits of time, in minutes if {@code minutes}, else in seconds. */
    record UserTimeout(boolean minutes, int timeout) implements TcpOption {
        @Override
        public int kind() {
            return 28;
        }
    }

    /** MD5 signature (RFC 2385): 16 bytes of digest. */
    record Md5(Bytes digest) implements TcpOption {
        @Override
        public int kind() {
            return 19;
        }
    }

    /** TCP-AO (RFC 5925): key ids and the authentication code. */
    record Authentication(int keyId, int nextKeyId, Bytes code) implements TcpOption {
        @Override
        public int kind() {
            return 29;
        }
    }

    /** Multipath TCP (RFC 8684), opaque: the bytes behind kind and length. */
    record Multipath(Bytes body) implements TcpOption {
        @Override
        public int kind() {
            return 30;
        }
    }

    /** Fast open (RFC 7413): a cookie, or empty to ask for one. */
    record FastOpen(Bytes cookie) implements TcpOption {
        @Override
        public int kind() {
            return 34;
        }
    }

    /** An option of any other kind, or of a known kind with an unexpected length: the bytes behind kind and length. */
    record Unknown(int kind, Bytes body) implements TcpOption {}

    /**
     * Bytes that cannot be read as options: a length of 0 or 1, or one that overruns the header. It reaches to
     * the end of the option space and is written as it is.
     */
    record Broken(Bytes bytes, String reason) implements TcpOption {
        @Override
        public int kind() {
            return bytes.isEmpty() ? -1 : bytes.at(0);
        }
    }
}
