// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import org.tcpassay.model.Input;

/** Gives a user call the identity of a connection. */
final class Owned {

    private Owned() {}

    static Input by(int id, Input call) {
        if (call instanceof Input.Send send) {
            return new Input.Send(id, send.data(), send.urgent());
        } else if (call instanceof Input.Receive receive) {
            return new Input.Receive(id, receive.most(), receive.urgent());
        } else if (call instanceof Input.Close) {
            return new Input.Close(id);
        } else if (call instanceof Input.Leave) {
            return new Input.Leave(id);
        } else if (call instanceof Input.Abort) {
            return new Input.Abort(id);
        } else if (call instanceof Input.Configure configure) {
            return new Input.Configure(id, configure.options());
        }
        return call; // those that make one
    }
}
