// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tcpassay.wire.Bytes;

/**
 * What listens behind the port of a black box, and so is the user of the stack there. What it does by itself brings
 * the stack where nobody could tell it to go, and keeps it from where it would have to do nothing.
 */
public enum Service {
    /** Says what it hears, and closes after its peer (RFC 862). */
    ECHO,
    /** Hears, says nothing, and closes after its peer (RFC 863). */
    DISCARD,
    /** Speaks as long as it is let, and closes after its peer (RFC 864). */
    CHARGEN,
    /** Says something and closes (RFC 867). */
    DAYTIME,
    /** Says something when it is asked, and closes (RFC 1945). */
    HTTP;

    private static final Bytes QUESTION = Bytes.utf8("GET / HTTP/1.0\r\n\r\n");

    /** As profiles name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name. */
    public static Optional<Service> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Service::text).toList();
    }

    /** Whether it speaks as soon as there is a connection. */
    public boolean speaksFirst() {
        return this == CHARGEN || this == DAYTIME;
    }

    /** Whether it speaks when it hears something. */
    public boolean answers() {
        return this == ECHO || this == HTTP;
    }

    /** Whether it closes without its peer having closed. */
    public boolean closesFirst() {
        return this == DAYTIME || this == HTTP;
    }

    /** What one that closes first must hear before it does; empty where it needs nothing. */
    public Optional<Bytes> question() {
        return this == HTTP ? Optional.of(QUESTION) : Optional.empty();
    }
}
