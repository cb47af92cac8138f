// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.tcpassay.wire.IpVersion;

/**
 * The parts of a probe's id, such as {@code established.fin.ack[row][v6]}.
 *
 * @param plain without anything in brackets
 * @param row as it stands there, brackets included; empty where there is none
 * @param version empty where none is said: IPv4 of a probe, both in a selection or a ledger
 */
record ProbeId(String plain, String row, Optional<IpVersion> version) {

    /** Any text can be read as one, globs included. */
    static ProbeId of(String id) {
        Optional<IpVersion> version = Stream.of(IpVersion.values())
                .filter(each -> id.endsWith(suffix(each)))
                .findFirst();
        String rest = version.map(
                        each -> id.substring(0, id.length() - suffix(each).length()))
                .orElse(id);
        int bracket = rest.indexOf('[');
        return bracket < 0
                ? new ProbeId(rest, "", version)
                : new ProbeId(rest.substring(0, bracket), rest.substring(bracket), version);
    }

    /** How an id over this version ends. */
    static String suffix(IpVersion version) {
        return '[' + version.label() + ']';
    }

    /** What stands before the version. */
    String withoutVersion() {
        return plain + row;
    }

    /** The version that the probe is asked over. */
    IpVersion asked() {
        return version.orElse(IpVersion.V4);
    }

    /** Whether a probe with the other id may be meant where this one is said. */
    boolean mayMean(ProbeId other) {
        return version.isEmpty() || version.get() == other.asked();
    }
}
