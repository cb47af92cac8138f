// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.report.fault.Recorder;
import org.tcpassay.wire.IpVersion;

/** A road between two namespaces, of one kind or another, and what is measured on it. */
abstract class BenchRoad {

    private static final int PORT = 5201;
    private static final int PING_PORT = 7777;
    private static final Pattern RECEIVED =
            Pattern.compile("\"sum_received\":\\s*\\{[^}]*\"bits_per_second\":\\s*([0-9.e+]+)");

    abstract <T> T at(Side side, Callable<T> work) throws Exception;

    abstract String path(Side side);

    /** Packets that were carried so far, where somebody counts them. */
    long carried() {
        return 0;
    }

    abstract void close() throws Exception;

    // ---- what is measured

    /** Bytes per second that arrive at the right. */
    double iperf(int seconds, List<String> options) throws Exception {
        var ready = new CountDownLatch(1);
        Output listening = Output.lines(line -> {
            if (line.contains("listening")) {
                ready.countDown();
            }
        });
        Program listener = start(Side.RIGHT, List.of("iperf3", "-s", "-1", "--forceflush"), listening);
        if (!ready.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("iperf3 does not listen; install iperf3");
        }
        var said = new LinkedBlockingQueue<String>();
        var words = new ArrayList<>(List.of("iperf3", "-J", "-p", "" + PORT, "-t", "" + seconds, "-O", "1", "-c"));
        words.add(Addresses.of(Side.RIGHT, IpVersion.V4).toString());
        words.addAll(options);
        int status = start(Side.LEFT, words, Output.lines(said::add)).await();
        listener.await();
        Matcher matcher = RECEIVED.matcher(String.join("\n", said));
        if (status != 0 || !matcher.find()) {
            throw new IllegalStateException("iperf3: " + String.join("\n", said));
        }
        return Double.parseDouble(matcher.group(1)) / 8;
    }

    private Program start(Side side, List<String> words, Output output) {
        return Program.of(Nursery.start(path(side), words, Map.of(), output), output);
    }

    /** Nanoseconds of each of so many datagrams there and back. */
    long[] pings(int before, int count) throws Exception {
        var times = new long[count];
        Thread echo;
        try (DatagramSocket right = at(Side.RIGHT, () -> new DatagramSocket(PING_PORT));
                DatagramSocket left = at(Side.LEFT, () -> new DatagramSocket())) {
            echo = new Thread(() -> echo(right), "bench-echo");
            echo.start();
            InetAddress there =
                    InetAddress.getByName(Addresses.of(Side.RIGHT, IpVersion.V4).toString());
            var packet = new DatagramPacket(new byte[64], 64, there, PING_PORT);
            left.setSoTimeout(1000);
            for (int i = -before; i < count; i++) {
                long begun = System.nanoTime();
                left.send(packet);
                left.receive(packet);
                if (i >= 0) {
                    times[i] = System.nanoTime() - begun;
                }
            }
        }
        echo.join();
        return times;
    }

    private static void echo(DatagramSocket socket) {
        var packet = new DatagramPacket(new byte[64], 64);
        try {
            while (true) {
                socket.receive(packet);
                socket.send(packet);
            }
        } catch (java.io.IOException e) {
            return; // it is closed when all is measured
        }
    }

    // ---- the roads

    static BenchRoad relay(Scenario scenario) {
        var recorder = new Recorder(scenario, Recorder.ORDINARY);
        var path = FaultyPath.open(scenario, 1, recorder);
        return new BenchRoad() {
            @Override
            <T> T at(Side side, Callable<T> work) throws Exception {
                return path.at(side, work);
            }

            @Override
            String path(Side side) {
                return path.namespace(side);
            }

            @Override
            long carried() {
                return path.traffic(Side.LEFT).went() + path.traffic(Side.RIGHT).went();
            }

            @Override
            void close() {
                path.close();
            }
        };
    }

    /** Two TUN devices, and a program in C that carries packets between them. */
    static BenchRoad forwarder(Path folder) throws Exception {
        Path binary = folder.resolve("forwarder");
        try (InputStream source = BenchRoad.class.getResourceAsStream("forwarder.c")) {
            Path file = folder.resolve("forwarder.c");
            Files.copy(source, file);
            run(List.of("gcc", "-O2", "-o", binary.toString(), file.toString()));
            Files.delete(file);
        }
        var sites = new Sites();
        Process process = new ProcessBuilder(
                        binary.toString(), sites.path(Side.LEFT), sites.path(Side.RIGHT), Groundwork.DEVICE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IllegalStateException("the forwarder did not start");
        }
        sites.raise();
        sites.last = Optional.of(process);
        return sites;
    }

    /** A bridge of the kernel's in a third namespace, and a veth cable to each. */
    static BenchRoad bridge() throws Exception {
        var sites = new Sites();
        Site middle = Site.open("bridge");
        sites.middle = Optional.of(middle);
        var script = new StringBuilder("set -e; ip link add br0 type bridge; ip link set br0 up;");
        for (Side side : Side.values()) {
            Matcher thread = Pattern.compile("task/(\\d+)/|/proc/(\\d+)/ns").matcher(sites.path(side));
            if (!thread.find()) {
                throw new IllegalStateException(sites.path(side));
            }
            String id = thread.group(1) == null ? thread.group(2) : thread.group(1);
            script.append(" ip link add %s type veth peer name %s netns %s; ip link set %s master br0 up;"
                    .formatted(side, Groundwork.DEVICE, id, side));
        }
        run(List.of("nsenter", "--net=" + middle.path(), "sh", "-c", script.toString()));
        sites.raise();
        return sites;
    }

    private static void run(List<String> words) throws Exception {
        int status = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(words + " ended with " + status);
        }
    }

    private static final class Sites extends BenchRoad {

        private final Map<Side, Site> sites = new EnumMap<>(Side.class);
        private Optional<Site> middle = Optional.empty();
        private Optional<Process> last = Optional.empty();

        private Sites() {
            for (Side side : Side.values()) {
                sites.put(side, Site.open("bench-" + side));
            }
        }

        private void raise() {
            sites.forEach((side, site) -> Groundwork.raise(site, side));
        }

        @Override
        <T> T at(Side side, Callable<T> work) throws Exception {
            return sites.get(side).call(work);
        }

        @Override
        String path(Side side) {
            return sites.get(side).path();
        }

        @Override
        void close() throws Exception {
            if (last.isPresent()) {
                last.get().getOutputStream().close();
                last.get().waitFor();
            }
            middle.ifPresent(Site::close);
            sites.values().forEach(Site::close);
        }
    }
}
