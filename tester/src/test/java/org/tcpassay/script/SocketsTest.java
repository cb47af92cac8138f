// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.expectThrows;

import java.lang.reflect.Proxy;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.testng.annotations.Test;

public final class SocketsTest {

    private static UserSocket refusing(String error) {
        return (UserSocket) Proxy.newProxyInstance(
                SocketsTest.class.getClassLoader(),
                new Class<?>[] {UserSocket.class},
                (socket, call, arguments) -> new Reply.Failed<>(error));
    }

    @Test
    public void shouldNotHoldAgainstATargetThatItWasBuiltWithoutAnOption() {
        var lack = expectThrows(
                NotAvailable.class, () -> Sockets.set(refusing("ENOPROTOOPT"), UserOption.SIGNATURE_KEY, 16));
        assertEquals(lack.getMessage(), "the target has no option SIGNATURE_KEY (ENOPROTOOPT)");
    }

    @Test
    public void shouldNotJudgeATargetThatRefusesAnOptionForAnotherReason() {
        assertThrows(PreambleFailure.class, () -> Sockets.set(refusing("EINVAL"), UserOption.SIGNATURE_KEY, 16));
    }
}
