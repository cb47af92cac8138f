// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A step is a function: it changes nothing, remembers nothing, and answers the same to the same. */
public class StepTest {

    private record Moment(Host host, Input input, long nowNs, String before, Step after) {}

    @DataProvider
    public Object[][] seeds() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> new Object[] {(long) seed})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "seeds")
    public void shouldBeAPureFunction(long seed) {
        var model = new Rfc9293(Settings.ordinary());
        var moments = new ArrayList<Moment>();
        walk(model, new Random(seed), moments);

        for (int i = moments.size() - 1; i >= 0; i--) { // not in the order of the walk: nothing may be remembered
            Moment moment = moments.get(i);
            assertEquals(picture(moment.host()), moment.before(), "a step has changed the host that it was given");
            Step again = model.step(moment.host(), moment.input(), moment.nowNs());
            assertEquals(again.outputs(), moment.after().outputs(), "step " + i + ", " + moment.input());
            assertEquals(picture(again.host()), picture(moment.after().host()), "step " + i + ", " + moment.input());
        }
    }

    @Test
    public void shouldWalkThroughEveryState() {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (long seed = 0; seed < 400; seed++) {
            var moments = new ArrayList<Moment>();
            walk(new Rfc9293(Settings.ordinary()), new Random(seed), moments);
            moments.forEach(moment -> seen.add(moment.host().state(OneHost.ENDS)));
        }
        assertEquals(seen, EnumSet.allOf(State.class), "else the walks prove little");
    }

    private static void walk(Rfc9293 model, Random random, List<Moment> moments) {
        Host host = Host.EMPTY;
        long nowNs = 1_000_000_000_000L;
        for (int i = 0; i < 60; i++) {
            Input input = i == 0 && random.nextBoolean() ? listen() : any(host, random);
            String before = picture(host);
            Step after = model.step(host, input, nowNs);
            moments.add(new Moment(host, input, nowNs, before, after));
            host = after.host();
            nowNs += random.nextInt(4) == 0 ? 1_000_000_000L * random.nextInt(100) : 1_000_000;
        }
    }

    private static Input listen() {
        return new Input.Listen(OneHost.ENDS.target(), 3, SocketOptions.ORDINARY);
    }

    private static Input any(Host host, Random random) {
        int id = 1 + random.nextInt(3);
        return switch (random.nextInt(20)) {
            case 0 -> listen();
            case 1 -> new Input.Open(OneHost.ENDS, SocketOptions.ORDINARY);
            case 2, 3 -> new Input.Accept(id);
            case 4 -> new Input.Send(id, Bytes.utf8("text ".repeat(random.nextInt(800))), random.nextInt(9) == 0);
            case 5 -> new Input.Receive(id, 1 + random.nextInt(3_000), false);
            case 6 -> new Input.Close(id);
            case 7 -> random.nextInt(9) == 0 ? new Input.Abort(id) : new Input.Leave(id);
            case 8, 9 -> new Input.Timers();
            case 10 ->
                new Input.Complaint(OneHost.ENDS, near(host, random, true), anyError(random), random.nextInt(2_000));
            default -> new Input.Arrives(OneHost.ENDS, segment(host, random));
        };
    }

    private static IcmpError anyError(Random random) {
        List<IcmpError> all = List.of(IcmpError.values());
        return all.get(random.nextInt(all.size()));
    }

    private static Segment segment(Host host, Random random) {
        List<String> flags = List.of("S", "S.", ".", ".", ".", ".", "F.", "F.", "R", "P.", "U.", "");
        return new Segment(
                OneHost.ENDS.tester().port(),
                OneHost.ENDS.target().port(),
                near(host, random, false),
                near(host, random, true),
                Segment.COMPUTED,
                0,
                Flags.of(flags.get(random.nextInt(flags.size()))),
                random.nextInt(4) == 0 ? 0 : random.nextInt(65_536),
                Checksum.RIGHT,
                random.nextInt(100),
                List.of(),
                Bytes.zeros(random.nextInt(3) == 0 ? random.nextInt(1_400) : 0));
    }

    /** Mostly the very number that is expected. */
    private static SeqNum near(Host host, Random random, boolean sent) {
        SeqNum expected = host.connection(OneHost.ENDS)
                .map(tcb -> sent ? tcb.sndNxt : tcb.rcvNxt)
                .orElse(SeqNum.of(0));
        return random.nextInt(3) > 0 ? expected : expected.plus(random.nextInt(4_000) - 2_000);
    }

    /** All that a host holds, field by field. */
    private static String picture(Host host) {
        var picture = new StringBuilder(host.listeners().toString());
        for (int id = 1; id < 200; id++) {
            int number = id;
            host.connection(id)
                    .ifPresent(tcb ->
                            picture.append('\n').append(number).append(' ').append(picture(tcb)));
        }
        return picture.toString();
    }

    private static String picture(Tcb tcb) {
        var picture = new StringBuilder();
        for (Field field : Tcb.class.getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                picture.append(field.getName())
                        .append('=')
                        .append(value(field, tcb))
                        .append(' ');
            }
        }
        return picture.toString();
    }

    private static String value(Field field, Tcb tcb) {
        try {
            Object value = field.get(tcb);
            if (value instanceof Optional<?> optional && optional.isPresent() && optional.get() instanceof Tcb inner) {
                return picture(inner);
            }
            return String.valueOf(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void shouldCopyEveryFieldOfARecord() throws IllegalAccessException {
        Tcb record = OneHost.established(Settings.ordinary()).tcb();
        int fields = 0;
        for (Field field : Tcb.class.getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields++;
                other(field, record);
            }
        }
        assertTrue(fields > 60, fields + " fields");
        assertEquals(picture(record.copy()), picture(record));
    }

    /** Gives numbers and truths another value than a fresh record has. */
    private static void other(Field field, Tcb record) throws IllegalAccessException {
        if (field.getType() == int.class) {
            field.setInt(record, field.getInt(record) + 1_000);
        } else if (field.getType() == long.class) {
            field.setLong(record, field.getLong(record) / 2 + 77);
        } else if (field.getType() == boolean.class) {
            field.setBoolean(record, !field.getBoolean(record));
        }
    }
}
