// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.Signature;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/** Signatures (RFC 2385): before anything else is looked at, and on everything that leaves. */
abstract class Signatures extends Working {

    private static final int PADDED = 20; // bytes of the option

    protected Signatures(Settings settings) {
        super(settings);
    }

    /** Of the connection, or of the listener where there is none yet. */
    protected Optional<SignatureKey> keyOf(FourTuple ends) {
        if (!claims(Given.RFC2385)) {
            return Optional.empty();
        }
        Optional<Tcb> connection = host.connection(ends);
        return connection.isPresent()
                ? connection.get().options.signatureKey()
                : host.listener(ends.target())
                        .flatMap(listener -> listener.options().signatureKey());
    }

    /** Whether there is room to be left for the option. */
    protected boolean isSigned(Tcb tcb) {
        return claims(Given.RFC2385) && tcb.options.signatureKey().isPresent();
    }

    /** RFC 2385 §4.3: what the option takes from the text of each segment, bytes. */
    protected int signatureLength(Tcb tcb) {
        return isSigned(tcb) ? PADDED : 0;
    }

    /** RFC 2385 §2.0: what is not rightly signed is dropped without any response. */
    protected boolean passesSignatureCheck(FourTuple ends, Segment segment) {
        Optional<SignatureKey> key = keyOf(ends);
        if (key.isPresent()) {
            return isRightlySigned(ends, segment, key.get());
        }
        boolean signed =
                claims(Given.RFC2385) && segment.option(TcpOption.Md5.class).isPresent();
        return !signed || !chooses(Choice.SIGNATURE_WITHOUT_KEY_REFUSED);
    }

    /** A segment without a signature is no better than one with a wrong one. */
    protected boolean isRightlySigned(FourTuple ends, Segment segment, SignatureKey key) {
        return Signature.isRight(segment, ends.tester().address(), ends.target().address(), key);
    }

    /** Every segment leaves signed, a reset too. */
    @Override
    protected void put(Output output) {
        super.put(output instanceof Output.Sent sent ? signed(sent) : output);
    }

    private Output.Sent signed(Output.Sent sent) {
        return keyOf(sent.ends())
                .map(key -> new Output.Sent(sent.ends(), sign(sent.ends(), sent.segment(), key), sent.ecn()))
                .orElse(sent);
    }

    protected Segment sign(FourTuple ends, Segment segment, SignatureKey key) {
        return Signature.sign(segment, ends.target().address(), ends.tester().address(), key);
    }
}
