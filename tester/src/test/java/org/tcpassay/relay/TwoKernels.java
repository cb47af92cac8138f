// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.net.Sysctl;
import org.tcpassay.rules.State;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxStates;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;

/** A dozen connections between two kernels over a bad road, and what the path and the kernels say of their states. */
final class TwoKernels {

    private static final int CONNECTIONS = 12;
    private static final int PORT = 80;
    private static final int FIRST_PORT = 40_000;
    private static final int TEXT = 20_000; // bytes of each direction; they fit into the buffers of the sockets
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(4); // a starved machine has time-outs of half a minute
    private static final Duration LATE = Duration.ofSeconds(3); // a busy machine's kernel, with what it was given

    private final StandardProtocolFamily family;
    private final List<Happening> history = new ArrayList<>();

    /** By connection and end, the last of its numbers that an acknowledgment told it of; 1 is its first byte. */
    private final Map<Integer, Map<End, Long>> acknowledged = new HashMap<>();

    private final Map<Integer, Map<End, State>> inferred = new HashMap<>(); // by connection
    private final Map<Integer, Set<End>> ahead = new HashMap<>();
    private final Map<Integer, Integer> connections = new HashMap<>(); // by port of the opener
    private final Set<State> seen = EnumSet.noneOf(State.class);
    private final List<Talk> talks = new ArrayList<>();
    private long happened;
    private int compared;

    /** Both ends of a connection, of which the second comes when it is accepted. */
    private static final class Talk {
        private final SocketChannel opener;
        private final int port;
        private Optional<SocketChannel> listener = Optional.empty();
        private final Map<End, Integer> got = new EnumMap<>(Map.of(End.OPENER, 0, End.LISTENER, 0));

        Talk(SocketChannel opener, int port) {
            this.opener = opener;
            this.port = port;
        }

        private void read(End end, SocketChannel channel) throws IOException {
            int count = channel.read(ByteBuffer.allocate(1 << 16));
            got.merge(end, Math.max(count, 0), Integer::sum);
        }

        boolean hasAll() throws IOException {
            read(End.OPENER, opener);
            read(End.LISTENER, listener.orElseThrow());
            return got.values().stream().allMatch(bytes -> bytes == TEXT);
        }
    }

    TwoKernels(StandardProtocolFamily family) {
        this.family = family;
    }

    private synchronized void note(Happening happening) {
        happened++;
        history.add(happening);
        if (happening instanceof Happening.Came came) {
            came.transit()
                    .sighting()
                    .filter(sighting -> sighting.handshake() == 1)
                    .ifPresent(syn -> connections.put(
                            came.transit().segment().orElseThrow().sourcePort(), syn.connection()));
        } else if (happening instanceof Happening.Went went) {
            noteRepeatedFin(went.transit());
            went.transit().sighting().ifPresent(sighting -> acknowledged
                    .computeIfAbsent(sighting.connection(), any -> new EnumMap<>(End.class))
                    .merge(sighting.sender().other(), sighting.ackPosition(), Math::max));
        } else if (happening instanceof Happening.Changed changed) {
            inferred.computeIfAbsent(changed.connection(), any -> new EnumMap<>(End.class))
                    .put(changed.end(), changed.to());
        }
    }

    /**
     * Linux takes the acknowledgment on a FIN that it has already, and with it leaves CLOSING (tcp_sequence(), which
     * looks at where a segment ends); by RFC 9293 §3.10.7.4, which the path infers by, that FIN is not acceptable.
     */
    private void noteRepeatedFin(Transit fin) {
        boolean isFin = fin.segment().filter(one -> one.has(Flags.FIN)).isPresent();
        fin.sighting().filter(one -> isFin && one.repeated()).ifPresent(again -> {
            End end = again.sender().other();
            if (inferred.get(again.connection()).get(end) == State.CLOSING) {
                ahead.computeIfAbsent(again.connection(), any -> EnumSet.noneOf(End.class))
                        .add(end);
            }
        });
    }

    /** All of it, for who has to find out which of the three is wrong. */
    private synchronized String history() {
        var text = new StringBuilder();
        for (Happening one : history) {
            text.append("\n%.6f ".formatted(one.timeNs() / 1e9));
            if (one instanceof Happening.Came came) {
                Transit transit = came.transit();
                text.append("%d came from the %s %s %s"
                        .formatted(transit.number(), transit.from(), transit.segment(), transit.sighting()));
            } else if (one instanceof Happening.Went went) {
                text.append("%d went to the %s".formatted(went.number(), went.to()));
            } else {
                text.append(one);
            }
        }
        return text.append('\n').toString();
    }

    private synchronized long happened() {
        return happened;
    }

    private synchronized State said(int port, End end) {
        return inferred.get(connections.get(port)).get(end);
    }

    /** Whether a kernel may be in TIME-WAIT where the path says CLOSING. */
    private synchronized boolean isAhead(int port, End end) {
        return ahead.getOrDefault(connections.get(port), Set.of()).contains(end) && said(port, end) == State.CLOSING;
    }

    private static Scenario weather() {
        return Scenario.named("bad-road")
                .says("It loses, repeats and reorders.")
                .rule("lost", Conditions.chance(0.1), Faults.drop())
                .rule("twice", Conditions.chance(0.1), Faults.duplicate(1, Duration.ofMillis(7)))
                .rule("late", Conditions.chance(0.4), Faults.jitter(Duration.ofMillis(30)))
                .build();
    }

    /** Opens, talks, ends half of each way and then all, and compares whenever the road is quiet. */
    void talk(LinkKind kind, long seed) throws Exception {
        try (var path = FaultyPath.open(weather(), seed, Optional.of(this::note), kind);
                var left = path.atOpener(SocketDiagnostics::open);
                var right = path.atListener(SocketDiagnostics::open);
                var listening = path.atListener(() -> ServerSocketChannel.open(family))) {
            boolean isV4 = family == StandardProtocolFamily.INET;
            var kernels = new Kernels(
                    Map.of(End.OPENER, left, End.LISTENER, right),
                    isV4 ? path.opener() : path.opener6(),
                    isV4 ? path.listener() : path.listener6());
            path.atOpener(TwoKernels::sendAtOnce);
            path.atListener(TwoKernels::sendAtOnce);
            listening.bind(new InetSocketAddress(PORT), CONNECTIONS);
            listening.configureBlocking(false);
            for (int i = 0; i < CONNECTIONS; i++) {
                int port = FIRST_PORT + i;
                talks.add(path.atOpener(() -> open(family, port, kernels.listener())));
            }
            try {
                begin(kernels, listening);
                end(kernels, new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "%s; the road: %s%nto the opener %s%nto the listener %s"
                                .formatted(
                                        e.getMessage(), history(), path.traffic(Side.LEFT), path.traffic(Side.RIGHT)),
                        e);
            }
        } finally {
            for (Talk talk : talks) {
                talk.opener.close();
                if (talk.listener.isPresent()) {
                    talk.listener.get().close();
                }
            }
        }
    }

    private void begin(Kernels kernels, ServerSocketChannel listening) throws Exception {
        compare(kernels);
        await("connecting", () -> areConnected(listening));
        compare(kernels);
        for (Talk talk : talks) {
            assertEquals(talk.opener.write(ByteBuffer.allocate(TEXT)), TEXT);
            assertEquals(talk.listener.orElseThrow().write(ByteBuffer.allocate(TEXT)), TEXT);
        }
        compare(kernels);
        await("talking", this::haveAll);
        await("acknowledging", this::haveAllAcknowledged); // so that no FIN waits behind text, which nobody sees
        compare(kernels);
    }

    private void end(Kernels kernels, Random random) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            beginEnd(talks.get(i), i % 4, random);
        }
        settle(kernels);
        assertTrue(seen.containsAll(EnumSet.of(State.ESTABLISHED, State.FIN_WAIT_2, State.CLOSE_WAIT)), seen + "");
        for (Talk talk : talks) {
            end(talk);
        }
        settle(kernels);
        assertTrue(seen.containsAll(EnumSet.of(State.TIME_WAIT, State.CLOSED)), seen + "");
        assertTrue(compared >= 8 * CONNECTIONS, compared + " states compared");
    }

    /**
     * BBR paces: after a loss a FIN may wait for its turn, and whether its sender is in FIN-WAIT-1 or has not closed yet
     * nobody sees who looks at the wire.
     */
    private static boolean sendAtOnce() {
        assertEquals(Sysctl.write("net.ipv4.tcp_congestion_control", "reno"), Sysctl.Turn.DONE);
        return true;
    }

    private static Talk open(StandardProtocolFamily family, int port, IpAddress to) throws IOException {
        SocketChannel channel = SocketChannel.open(family);
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(port));
        channel.connect(new InetSocketAddress(to.toString(), PORT));
        return new Talk(channel, port);
    }

    private boolean areConnected(ServerSocketChannel listening) throws IOException {
        for (var next = Optional.ofNullable(listening.accept());
                next.isPresent();
                next = Optional.ofNullable(listening.accept())) {
            SocketChannel accepted = next.get();
            accepted.configureBlocking(false);
            int port = ((InetSocketAddress) accepted.getRemoteAddress()).getPort();
            talks.stream().filter(talk -> talk.port == port).forEach(talk -> talk.listener = Optional.of(accepted));
        }
        boolean all = true;
        for (Talk talk : talks) {
            all &= talk.opener.finishConnect() && talk.listener.isPresent();
        }
        return all;
    }

    private boolean haveAll() throws IOException {
        boolean all = true;
        for (Talk talk : talks) {
            all &= talk.hasAll();
        }
        return all;
    }

    /** All of the text of both ends of each connection. */
    private synchronized boolean haveAllAcknowledged() {
        return talks.stream()
                .map(talk -> acknowledged.get(connections.get(talk.port)))
                .allMatch(ends ->
                        ends.values().stream().filter(last -> last > TEXT).count() == End.values().length);
    }

    private static void beginEnd(Talk talk, int way, Random random) throws IOException {
        SocketChannel listener = talk.listener.orElseThrow();
        switch (way) {
            case 0 -> talk.opener.shutdownOutput();
            case 1 -> listener.shutdownOutput();
            case 2 -> {
                talk.opener.shutdownOutput();
                listener.shutdownOutput();
            }
            default -> {
                SocketChannel one = random.nextBoolean() ? talk.opener : listener;
                one.setOption(StandardSocketOptions.SO_LINGER, 0);
                one.close(); // sends RST
            }
        }
    }

    private static void end(Talk talk) throws IOException {
        for (SocketChannel channel : List.of(talk.opener, talk.listener.orElseThrow())) {
            if (channel.isOpen() && channel.isConnected()) {
                try {
                    channel.shutdownOutput();
                } catch (IOException e) {
                    channel.close(); // it was reset
                }
            }
        }
    }

    private interface Question {
        boolean isSo() throws IOException;
    }

    private static void await(String what, Question question) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isSo()) {
            assertTrue(System.nanoTime() < deadlineNs, what + " took longer than " + PATIENCE);
            Thread.sleep(5);
        }
    }

    /** Looks several times while what was lost is sent again. */
    private void settle(Kernels kernels) throws Exception {
        for (int i = 0; i < 4; i++) {
            compare(kernels);
            Thread.sleep(250L << i);
        }
        compare(kernels);
    }

    /** Waits until the road is quiet, asks, and if nothing happened meanwhile compares. */
    private void compare(Kernels kernels) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        long differentSinceNs = Long.MAX_VALUE;
        while (true) {
            assertTrue(System.nanoTime() < deadlineNs, "the road is never quiet");
            long before = happened();
            Thread.sleep(QUIET.toMillis());
            if (happened() != before) {
                differentSinceNs = Long.MAX_VALUE;
                continue;
            }
            List<String> told = kernels.told(talks);
            List<String> said = said(told);
            if (happened() != before) {
                differentSinceNs = Long.MAX_VALUE;
                continue;
            }
            differentSinceNs = Math.min(differentSinceNs, System.nanoTime());
            if (said.equals(told) || System.nanoTime() - differentSinceNs > LATE.toNanos()) {
                assertEquals(said, told, "states differ");
                compared += told.size();
                return;
            }
        }
    }

    /** @param told what the kernels say, which decides where theirs is another way than the path's */
    private List<String> said(List<String> told) {
        var said = new ArrayList<String>();
        for (Talk talk : talks) {
            for (End end : End.values()) {
                State state = said(talk.port, end);
                seen.add(state);
                String ahead = line(talk, end, State.TIME_WAIT);
                said.add(isAhead(talk.port, end) && told.contains(ahead) ? ahead : line(talk, end, state));
            }
        }
        return said;
    }

    /** Where nobody is, there may be who listens: the port, which is no connection. */
    private static String line(Talk talk, End end, State state) {
        return talk.port + " " + end + " " + (state == State.LISTEN ? State.CLOSED : state);
    }

    private record Kernels(Map<End, SocketDiagnostics> diagnostics, IpAddress opener, IpAddress listener) {

        List<String> told(List<Talk> talks) {
            var told = new ArrayList<String>();
            for (Talk talk : talks) {
                var one = new Endpoint(opener, talk.port);
                var other = new Endpoint(listener, PORT);
                told.add(line(talk, End.OPENER, state(End.OPENER, one, other)));
                told.add(line(talk, End.LISTENER, state(End.LISTENER, other, one)));
            }
            return told;
        }

        private State state(End end, Endpoint own, Endpoint other) {
            OptionalInt number = diagnostics.get(end).stateOf(own, other);
            return number.isPresent() ? LinuxStates.state(number.getAsInt()) : State.CLOSED;
        }
    }
}
