// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

/** Text that may hold bytes of a target, made fit to print: no control characters, so no terminal obeys them. */
public final class Printable {

    private static final char REPLACEMENT = '\ufffd';

    private Printable() {}

    /** One line: line ends become spaces. */
    public static String line(String text) {
        return block(text).replace('\n', ' ');
    }

    /** Lines stay lines, a tab becomes four spaces, any other control or unpaired surrogate becomes U+FFFD. */
    public static String block(String text) {
        if (isPlain(text)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                clean.append("    ");
            } else if (point == '\n') {
                clean.append('\n');
            } else if (point != '\r') {
                clean.appendCodePoint(isPrintable(point) ? point : REPLACEMENT);
            }
        });
        return clean.toString();
    }

    /** Most text is, and then there is nothing to do. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n') || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && type != Character.UNASSIGNED
                && (point & 0xfffe) != 0xfffe;
    }
}
