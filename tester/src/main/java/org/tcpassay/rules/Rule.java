// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.Optional;

/**
 * One requirement of the catalogue.
 *
 * @param id such as {@code RFC9293-MUST-8}; never reused
 * @param section such as {@code 3.10.7.4}
 * @param given the standard that the rule presumes, if any
 */
public record Rule(
        String id,
        String rfc,
        String section,
        Level level,
        String topic,
        String statement,
        String observable,
        String stimulus,
        String expected,
        String timing,
        Optional<Given> given,
        String excuse) {

    /** Such as {@code RFC 9293 §3.10.7.4}, or {@code documents on handshake}. */
    public String clause() {
        if (level == Level.SAID) {
            return rfc + " on " + section;
        }
        return rfc.replaceFirst("^RFC", "RFC ") + " §" + section;
    }
}
