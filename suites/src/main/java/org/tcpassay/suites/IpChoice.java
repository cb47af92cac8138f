// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.EnumSet;
import java.util.Set;
import org.tcpassay.wire.IpVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Versions of IP, as an option's value: {@code 4}, {@code 6} or {@code both}. */
record IpChoice(Set<IpVersion> versions) {

    static final IpChoice BOTH = new IpChoice(EnumSet.allOf(IpVersion.class));

    IpChoice {
        versions = Set.copyOf(versions);
    }

    /** Reads the option's value. */
    static final class Reader implements ITypeConverter<IpChoice> {

        @Override
        public IpChoice convert(String text) {
            return switch (text) {
                case "4" -> new IpChoice(Set.of(IpVersion.V4));
                case "6" -> new IpChoice(Set.of(IpVersion.V6));
                case "both" -> BOTH;
                default -> throw new TypeConversionException("no version of IP (" + text + "); 4, 6 or both");
            };
        }
    }
}
