// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Segment;

/** Mistakes of a connection that its peer has closed and its user has not. */
final class CloseWaitMutants {

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "fin-answered-by-fin",
                    "Closes its own direction as soon as the peer has closed, without its user.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void processFin(Tcb tcb) {
                            super.processFin(tcb);
                            if (tcb.state == State.CLOSE_WAIT && !tcb.closeRequested) {
                                tcb.closeRequested = true;
                                move(tcb, Transition.CLOSE_SECOND);
                            }
                        }
                    },
                    "RFC9293-3.6-CASE2",
                    "RFC9293-3.10.7.4-FIN-ES*",
                    "RFC9293-3.10.7.4-FIN-CW",
                    "RFC9293-3.10.2-SEND-CW",
                    "RFC9293-3.10.7.4-ACK-CW",
                    "RFC9293-3.10.7.4-FIN-SR"),
            Mutant.of(
                    "close-wait-sends-nothing",
                    "Sends no text any more once the peer has closed.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean maySendText(State state) {
                            return state != State.CLOSE_WAIT && super.maySendText(state);
                        }
                    },
                    "RFC9293-3.10.2-SEND-CW",
                    "RFC9293-3.6-CASE2",
                    "RFC9293-3.10.7.4-ACK-CW"),
            Mutant.of(
                    "close-wait-ignores-window",
                    "Overlooks the windows that the peer offers after its FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void updateWindow(Tcb tcb, Segment segment) {
                            if (tcb.state != State.CLOSE_WAIT) {
                                super.updateWindow(tcb, segment);
                            }
                        }
                    },
                    "RFC9293-3.10.7.4-ACK-CW"),
            Mutant.of(
                    "second-close-to-fin-wait-1",
                    "Goes to FIN-WAIT-1 when its user closes after the peer, and waits for another FIN.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected void closeSending(Tcb tcb, Transition how) {
                            boolean second = how == Transition.CLOSE_SECOND;
                            super.closeSending(tcb, how);
                            tcb.state = second ? State.FIN_WAIT_1 : tcb.state;
                        }
                    },
                    "RFC9293-3.10.4-CLOSE-CW",
                    "RFC9293-3.10.7.4-ACK-LA-FIN"));

    private CloseWaitMutants() {}
}
