// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tcpassay.expect.Timing;
import org.tcpassay.relay.Program;
import org.tcpassay.wire.Endpoint;

/** A process of its own at a host, with sockets of its own, that can be killed. */
public final class HostProgram {

    private final Hosts hosts;
    private final Host host;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Map<String, Long> times = new ConcurrentHashMap<>();
    private Optional<Program> program = Optional.empty();

    HostProgram(Hosts hosts, Host host) {
        this.hosts = hosts;
        this.host = host;
    }

    void began(Program started) {
        program = Optional.of(started);
    }

    void told(String line) {
        times.put(line, hosts.nowNs());
        done.add(line);
    }

    /** Waits until it has done a step, such as {@code accept}. */
    public void awaitDone(String step) {
        if (!hosts.await(() -> done.contains(step), hosts.programTime())) {
            throw hosts.failure(
                    Mismatch.of("the program at the " + host.name() + " does as told", step, "it said " + done));
        }
        hosts.called(host, "program: " + step, "done");
    }

    /** It has done a step at that time, and told so a little later. */
    public void expectDone(String step, Timing when, String because) {
        hosts.await(() -> done.contains(step), hosts.untilLatest(when));
        hosts.judge(because, "the program's " + step + " is done", done.contains(step), "it said " + done);
        hosts.called(host, "program: " + step, "done");
        hosts.judgeTime(because, "the program's " + step + " is done", when, times.getOrDefault(step, 0L));
    }

    /** The port that it was told to listen on; waits until it does. */
    public HostListener listening(int port) {
        hosts.await(() -> done.stream().anyMatch(step -> step.startsWith("listen " + port + " ")), hosts.programTime());
        return new HostListener(hosts, host, new Endpoint(host.address(), port), Optional.empty());
    }

    /** {@code kill -9}: it hears nothing of it, and the kernel closes what it had open. */
    public void kill() {
        long beganNs = hosts.nowNs();
        try {
            program.orElseThrow().kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hosts.called(beganNs, host, "kill -9", "done");
    }
}
