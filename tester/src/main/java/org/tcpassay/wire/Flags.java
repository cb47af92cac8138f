// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The control bits of a segment, AE (bit 8 of the old reserved field, RFC 9768) down to FIN (bit 0).
 *
 * <p>Prints as packetdrill does: {@code S F R P . U E W A}; {@code .} is ACK, nothing at all is {@code -}.
 *
 * @param bits 0..0x1ff
 */
public record Flags(int bits) {

    public static final Flags NONE = new Flags(0);
    public static final Flags FIN = new Flags(0x01);
    public static final Flags SYN = new Flags(0x02);
    public static final Flags RST = new Flags(0x04);
    public static final Flags PSH = new Flags(0x08);
    public static final Flags ACK = new Flags(0x10);
    public static final Flags URG = new Flags(0x20);
    public static final Flags ECE = new Flags(0x40);
    public static final Flags CWR = new Flags(0x80);
    public static final Flags AE = new Flags(0x100);

    private static final String LETTERS = "FSRP.UEWA";
    private static final String PRINT_ORDER = "SFRP.UEWA";

    public Flags {
        if (bits < 0 || bits > 0x1ff) {
            throw new IllegalArgumentException("control bits " + bits + "; 0..0x1ff are there");
        }
    }

    /**
     * Reads packetdrill's letters, such as {@code "S."}; {@code "-"} or an empty text is no flag.
     *
     * @throws IllegalArgumentException on a letter that names no flag
     */
    public static Flags of(String letters) {
        int bits = 0;
        for (char letter : letters.toCharArray()) {
            int bit = LETTERS.indexOf(letter);
            if (bit < 0 && letter != '-') {
                throw new IllegalArgumentException("flag '" + letter + "'; one of " + PRINT_ORDER);
            }
            bits |= bit < 0 ? 0 : 1 << bit;
        }
        return new Flags(bits);
    }

    /** Whether every flag of {@code others} is set here. */
    public boolean has(Flags others) {
        return (bits & others.bits) == others.bits;
    }

    public boolean hasAny(Flags others) {
        return (bits & others.bits) != 0;
    }

    public Flags with(Flags others) {
        return new Flags(bits | others.bits);
    }

    public Flags without(Flags others) {
        return new Flags(bits & ~others.bits);
    }

    @Override
    public String toString() {
        if (bits == 0) {
            return "-";
        }
        var text = new StringBuilder();
        for (char letter : PRINT_ORDER.toCharArray()) {
            if ((bits & 1 << LETTERS.indexOf(letter)) != 0) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
