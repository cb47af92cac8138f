// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.State;
import org.tcpassay.run.Outcome;
import org.tcpassay.target.Service;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A right stack in a box is judged right, whatever service is its user, and is brought where that service brings it. */
public class BoxTableTest {

    private static final Set<State> OPENING = EnumSet.of(State.CLOSED, State.LISTEN, State.SYN_RECEIVED);

    @DataProvider
    Object[][] services() {
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {Optional.empty()});
        Arrays.stream(Service.values()).forEach(service -> rows.add(new Object[] {Optional.of(service)}));
        return rows.toArray(Object[][]::new);
    }

    @Test(dataProvider = "services")
    public void shouldJudgeARightStackRight(Optional<Service> service) throws InterruptedException {
        BoxTable.Row row = new BoxTable().row(service);

        assertEquals(
                row.applying().stream()
                        .filter(answer -> answer.outcome() != Outcome.CONFORMS)
                        .map(answer -> answer.probe().id() + " " + answer.outcome() + " " + answer.reason())
                        .toList(),
                List.of());
        assertTrue(row.applying().size() > 50, row.applying().size() + " apply");
    }

    @Test(dataProvider = "services")
    public void shouldReachTheStatesThatTheServiceLeadsTo(Optional<Service> service) throws InterruptedException {
        Set<State> expected = EnumSet.copyOf(OPENING);
        switch (service.map(Service::text).orElse("")) {
            case "echo", "discard" -> expected.addAll(Set.of(State.ESTABLISHED, State.LAST_ACK));
            case "chargen" -> {}
            case "daytime" ->
                expected.addAll(Set.of(State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSING, State.TIME_WAIT));
            case "http" ->
                expected.addAll(
                        Set.of(State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSING, State.TIME_WAIT));
            default -> expected.addAll(Set.of(State.ESTABLISHED, State.CLOSE_WAIT));
        }
        assertEquals(EnumSet.copyOf(new BoxTable().row(service).states()), expected);
    }
}
