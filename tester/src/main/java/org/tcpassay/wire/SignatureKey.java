// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * A key for {@link Signature}s, which its length names: another length, another key.
 *
 * @param length bytes, 1 to 80, which is what every implementation should take (RFC 2385 §4.5)
 */
public record SignatureKey(int length) {

    public static final int LONGEST = 80;

    private static final int FIRST = '!'; // of the 94 printable characters of ASCII that leave a mark
    private static final int CHARACTERS = 94;

    public SignatureKey {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a key of " + length + " bytes; 1 to " + LONGEST + " are possible");
        }
    }

    /** Printable ASCII. */
    public Bytes bytes() {
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (FIRST + i % CHARACTERS);
        }
        return Bytes.owning(text);
    }
}
