// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** The limits of the model: user timeouts of peers (RFC 5482), retries of a SYN, challenges (RFC 5961 §7). */
public final class LimitsTest {

    private static final TcpOption TEN_MINUTES = new TcpOption.UserTimeout(true, 10);

    private static List<Signal> toldAfter(Settings settings, TcpOption option, Duration silence) {
        OneHost one = OneHost.established(settings, option);
        one.send("lost");
        one.pass(silence);
        return one.told;
    }

    @Test
    public void shouldWaitAsLongAsThePeerAsks() {
        Settings settings = Settings.ordinary();
        Duration before = Duration.ofSeconds(599);
        assertEquals(toldAfter(settings, TEN_MINUTES, before), List.of());
        assertEquals(toldAfter(settings, new TcpOption.UserTimeout(false, 600), before), List.of());
        assertEquals(toldAfter(settings, TEN_MINUTES, Duration.ofSeconds(700)), List.of(Signal.USER_TIMEOUT));
    }

    @Test
    public void shouldNotBeHurriedByThePeer() {
        Duration before = Duration.ofSeconds(299);
        assertEquals(toldAfter(Settings.ordinary(), new TcpOption.UserTimeout(false, 1), before), List.of());
        assertEquals(toldAfter(Settings.ordinary(), new TcpOption.UserTimeout(true, 0), before), List.of());
    }

    @Test
    public void shouldIgnoreTheOptionWhereItIsNotClaimed() {
        Settings without = Settings.ordinary().with(Given.RFC5482, false);
        assertEquals(toldAfter(without, TEN_MINUTES, Duration.ofSeconds(400)), List.of(Signal.USER_TIMEOUT));
    }

    @Test
    public void shouldNotWaitForATimeOutWhenTheUsersLimitIsReached() {
        OneHost one = OneHost.established(Settings.ordinary());
        var impatient = SocketOptions.ORDINARY.withUserTimeout(Optional.of(Duration.ofMillis(1_500)));
        one.call(new Input.Configure(one.connection, impatient));
        one.send("lost");

        one.pass(Duration.ofMillis(1_499));
        assertEquals(one.told, List.of());
        one.pass(Duration.ofMillis(1));
        assertEquals(one.told, List.of(Signal.USER_TIMEOUT));
    }

    @Test
    public void shouldSendASynAgainAsOftenAsTheUserSays() {
        var one = new OneHost();
        one.open();
        one.call(new Input.Configure(one.connection, SocketOptions.ORDINARY.withSynRetries(2)));

        one.pass(Duration.ofMinutes(1));

        assertEquals(one.sent.size(), 3);
        assertEquals(one.told, List.of(Signal.USER_TIMEOUT));
    }

    @Test
    public void shouldChallengeOnceInAnInterval() {
        OneHost one = OneHost.established(Settings.ordinary().withChallengeInterval(Duration.ofMillis(500)));

        assertEquals(one.arrives("R", 10, 0, "").size(), 1);
        assertEquals(one.arrives("R", 10, 0, "").size(), 0);
        one.pass(Duration.ofMillis(500));
        assertEquals(one.arrives("R", 10, 0, "").size(), 1);
    }
}
