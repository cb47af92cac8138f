// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** The namespace that a station is in. */
interface Premises {

    /** A fresh one, which nobody else uses. */
    Premises OWN = new Premises() {
        @Override
        public boolean stand() {
            return true;
        }

        @Override
        public int closedPort() {
            return CLOSED_PORT;
        }

        @Override
        public boolean isTaken(int port) {
            return false;
        }

        @Override
        public void leave() {
            // it dies with the thread in it
        }
    };

    int CLOSED_PORT = 9; // below every port that a kernel or a probe would choose

    /** Whether they are still somebody's. */
    boolean stand();

    /** A port on which nobody listens. */
    int closedPort();

    /** Whether somebody listens on the port. */
    boolean isTaken(int port);

    /** Takes away what the station has made there; called once, before the station lets go of its road. */
    void leave();
}
