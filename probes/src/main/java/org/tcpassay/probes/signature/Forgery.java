// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import java.util.function.UnaryOperator;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** What somebody can send who does not have the key. */
enum Forgery implements Ruled {
    UNSIGNED("RFC2385-2-6", SegmentSpec::unsigned),
    OTHER_KEY("RFC2385-2-4", spec -> spec.signed(Keys.ANOTHER)),
    ZEROS("RFC2385-2-4", spec -> spec.unsigned().option(new TcpOption.Md5(Bytes.zeros(16)))),
    NO_DIGEST("RFC2385-3-1", spec -> spec.unsigned().option(new TcpOption.Unknown(19, Bytes.EMPTY))),
    SHORT_DIGEST("RFC2385-3-1", spec -> spec.unsigned().option(new TcpOption.Unknown(19, Bytes.zeros(15))));

    private final String rule;
    private final UnaryOperator<SegmentSpec> forge;

    Forgery(String rule, UnaryOperator<SegmentSpec> forge) {
        this.rule = rule;
        this.forge = forge;
    }

    SegmentSpec of(SegmentSpec genuine) {
        return forge.apply(genuine);
    }

    @Override
    public String rule() {
        return rule;
    }
}
