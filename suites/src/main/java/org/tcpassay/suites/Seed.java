// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a seed as reports print it: {@code 0x5eed}, or a decimal number. */
final class Seed implements ITypeConverter<Long> {

    /** 32 bits are enough to type. */
    static long random() {
        return ThreadLocalRandom.current().nextInt() & 0xffff_ffffL;
    }

    @Override
    public Long convert(String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("no number (" + text + "); such as 0x5eed or 24301");
        }
    }
}
