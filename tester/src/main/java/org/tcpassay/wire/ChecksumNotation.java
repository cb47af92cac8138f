// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checksum that is not simply right: {@code csum +1}, {@code csum 0x0000}, {@code csum offload(0x1234)},
 * {@code csum wrong(0x1234,not 0x9abc)}.
 */
final class ChecksumNotation {

    private static final Pattern FORM = Pattern.compile("(?<delta>[+-]\\d{1,5})|0x(?<exact>[0-9a-f]{4})"
            + "|offload\\(0x(?<absent>[0-9a-f]{4})\\)"
            + "|wrong\\(0x(?<wrong>[0-9a-f]{4}),not 0x(?<right>[0-9a-f]{4})\\)");

    private ChecksumNotation() {}

    static void print(StringBuilder out, Checksum checksum) {
        if (checksum instanceof Checksum.WrongBy wrong) {
            out.append(" csum ").append(wrong.delta() < 0 ? "" : "+").append(wrong.delta());
        } else if (checksum instanceof Checksum.Exactly exactly) {
            out.append(" csum ").append(hex(exactly.field()));
        } else if (checksum instanceof Checksum.Wrong wrong) {
            out.append(" csum wrong(")
                    .append(hex(wrong.field()))
                    .append(",not ")
                    .append(hex(wrong.right()))
                    .append(')');
        } else if (checksum instanceof Checksum.NotComputed absent) {
            out.append(" csum offload(").append(hex(absent.field())).append(')');
        }
    }

    private static String hex(int field) {
        return "0x" + Integer.toHexString((field & 0xffff) | 0x1_0000).substring(1);
    }

    static Checksum parse(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "reading checksum '" + text + "'; +1, 0x0000, offload(0x1234), wrong(0x1234,not 0x9abc) are forms");
        } else if (form.group("delta") != null) {
            return Checksum.wrongBy(Integer.parseInt(form.group("delta")));
        } else if (form.group("exact") != null) {
            return Checksum.exactly(Integer.parseInt(form.group("exact"), 16));
        } else if (form.group("absent") != null) {
            return new Checksum.NotComputed(Integer.parseInt(form.group("absent"), 16));
        }
        return new Checksum.Wrong(Integer.parseInt(form.group("wrong"), 16), Integer.parseInt(form.group("right"), 16));
    }
}
