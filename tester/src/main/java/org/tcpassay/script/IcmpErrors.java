// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import java.util.Optional;
import org.tcpassay.lab.Bench;
import org.tcpassay.lab.Message;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Quote;

/** What a probe expects of the target's ICMP errors about the tester's end of one connection. */
final class IcmpErrors {

    private final Connection connection;
    private final Bench bench;
    private final Outbox outbox;

    IcmpErrors(Connection connection, Bench bench, Outbox outbox) {
        this.connection = connection;
        this.bench = bench;
        this.outbox = outbox;
    }

    void expect(IcmpError error, String because) {
        List<Icmp> seen = connection.patience().ask(this::all, errors -> !errors.isEmpty());
        boolean held = seen.stream().anyMatch(icmp -> IcmpError.of(icmp).equals(Optional.of(error)));
        connection.judge(because, "ICMP " + error, held, seen.isEmpty() ? "no ICMP error" : print(seen.get(0)));
    }

    void expectNone(String because) {
        List<Icmp> seen = all();
        connection.judge(because, "no ICMP error", seen.isEmpty(), seen.isEmpty() ? "none" : print(seen.get(0)));
    }

    private List<Icmp> all() {
        return bench.messages().stream()
                .map(Message::icmp)
                .filter(Icmp::isError)
                .filter(icmp -> outbox.isLast(icmp.body()) || isAboutTester(icmp))
                .toList();
    }

    private boolean isAboutTester(Icmp icmp) {
        return Quote.of(icmp)
                .filter(quote -> quote.source().port() == connection.testerPort())
                .isPresent();
    }

    private static String print(Icmp icmp) {
        return "ICMP "
                + IcmpError.of(icmp).map(IcmpError::toString).orElse("type " + icmp.type() + " code " + icmp.code());
    }
}
