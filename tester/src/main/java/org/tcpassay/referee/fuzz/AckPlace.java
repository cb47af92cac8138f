// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import org.tcpassay.expect.Position;
import org.tcpassay.expect.Symbol;

/** What a segment may acknowledge, simplest first. */
public enum AckPlace {
    AT_SND_NXT("SND_NXT", Symbol.SND_NXT),
    AT_SND_UNA("SND_UNA", Symbol.SND_UNA),
    JUST_BELOW("SND_UNA.minus(1)", Symbol.SND_UNA.minus(1)),
    JUST_BEYOND("SND_NXT.plus(1)", Symbol.SND_NXT.plus(1)),
    BEYOND("SND_NXT.plus(1000)", Symbol.SND_NXT.plus(1_000)),
    AT_ISS("ISS", Symbol.ISS),
    FAR_BELOW("SND_UNA.minus(200000)", Symbol.SND_UNA.minus(200_000));

    private final String source;
    private final Position position;

    AckPlace(String source, Position position) {
        this.source = source;
        this.position = position;
    }

    /** As the script language writes it. */
    public String source() {
        return source;
    }

    public Position position() {
        return position;
    }
}
