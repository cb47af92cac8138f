// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import org.tcpassay.wire.SignatureKey;

/** Keys of both ends, and of nobody. */
final class Keys {

    static final SignatureKey SHARED = new SignatureKey(16);
    static final SignatureKey ANOTHER = new SignatureKey(17);
    static final SignatureKey LONGEST = new SignatureKey(SignatureKey.LONGEST);

    private Keys() {}
}
