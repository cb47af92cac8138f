// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tcpassay.fault.Side;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TcpCounters;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.relay.Output;
import org.tcpassay.relay.Program;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** One of two hosts: a namespace of this machine's kernel, with settings, counters and users of its own. */
public final class Host {

    private static final int BACKLOG = 16;
    private static final int COMMAND_NOT_FOUND = 127;

    private final Hosts hosts;
    private final FaultyPath path;
    private final Side side;
    private final IpAddress address;
    private final UpperTester upper;
    private final Map<String, String> turned = new TreeMap<>();

    Host(Hosts hosts, FaultyPath path, Side side, IpAddress address) {
        this.hosts = hosts;
        this.path = path;
        this.side = side;
        this.address = address;
        this.upper = here(LinuxTarget::userHere);
    }

    /** As people call it: {@code opener} or {@code listener}. */
    public String name() {
        return side == Side.LEFT ? "opener" : "listener";
    }

    public IpAddress address() {
        return address;
    }

    Side side() {
        return side;
    }

    // ---- users

    /** A port with a listener of an ordinary backlog. */
    public HostListener listen() {
        return listen(BACKLOG);
    }

    public HostListener listen(int backlog) {
        return listen(0, backlog);
    }

    /** @param port 0 for any */
    public HostListener listen(int port, int backlog) {
        return socket().listen(port, backlog);
    }

    /** A socket that is not used yet, so that options can be set. */
    public HostSocket socket() {
        return new HostSocket(hosts, this, fresh());
    }

    /** Begins to open a connection from here. */
    public Life connect(HostListener listener) {
        return socket().connect(listener);
    }

    /** So many, one after the other. */
    public List<Life> connect(HostListener listener, int number) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            lives.add(connect(listener));
        }
        return lives;
    }

    /** Made by a thread of this host, whose it is. */
    private UserSocket fresh() {
        return here(() -> upper.socket(address.version()));
    }

    // ---- its address

    /**
     * Its address is taken from it, and its routes with it, as when a lease has run out; its sockets stay. The
     * listener's host answers to every address and cannot lose one.
     */
    public void loseAddress() {
        checkCanLose();
        hosts.called(this, "loses its address", "done");
        path.takeOpenersAddress(IpVersion.of(address));
    }

    /** The address comes back, and the routes; what has come by before does not arrive. */
    public void regainAddress() {
        checkCanLose();
        hosts.await(hosts.witness()::isDecided, hosts.responseTime());
        hosts.called(this, "has its address again", "done");
        path.returnOpenersAddress(IpVersion.of(address));
    }

    private void checkCanLose() {
        if (side != Side.LEFT) {
            throw new IllegalStateException("taking the listener's address: it answers to all; take the opener's");
        }
    }

    // ---- programs

    /**
     * Starts a process that does these steps with sockets of its own, and then only holds them.
     *
     * @param steps {@code listen 7000 4} (port, backlog), {@code connect ADDRESS 7000}, {@code accept},
     *     {@code read 3} and {@code write 100000} (bytes, of the latest connection), {@code linger 5} (seconds that its
     *     {@code close} may wait), {@code close}, {@code descriptors 2} (leaves the process so many files to open); one that fails is done as {@code accept: WHY}
     */
    public HostProgram program(String... steps) {
        var program = new HostProgram(hosts, this);
        program.began(path.puppet(side, List.of(steps), program::told));
        hosts.called(this, "starts a program", String.join(", ", steps));
        return program;
    }

    /** Runs a command here and waits for it, such as {@code ip address del ...}; not applicable without it. */
    public void command(String... words) {
        var said = new CopyOnWriteArrayList<String>();
        try (Program program = path.command(side, List.of(words), Output.lines(said::add))) {
            int status = program.await();
            if (status == COMMAND_NOT_FOUND) {
                throw new NotAvailable("the command " + words[0] + " is missing");
            }
            hosts.called(
                    this,
                    String.join(" ", words),
                    status == 0 ? "done" : "status " + status + ": " + String.join(" ", said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- settings and counters

    /** A setting of this host that is a number, as it is now. */
    public long setting(String key) {
        return settingIfAny(key)
                .map(Long::parseLong)
                .orElseThrow(() -> new NotAvailable("this kernel has no setting " + key));
    }

    /** A setting of this host as its kernel writes it; empty where it has none. */
    public Optional<String> settingIfAny(String key) {
        return here(() -> Sysctl.read(key));
    }

    /** A setting of this host has this value. */
    public void expectSetting(String key, long value, String because) {
        long got = setting(key);
        hosts.judge(because, key + " of the " + name() + " is " + value, got == value, Long.toString(got));
    }

    /** Turns a setting of this host; the result tells of it. */
    public void set(String key, String value) {
        Sysctl.Turn turn = here(() -> Sysctl.write(key, value));
        switch (turn) {
            case DONE -> turned.put(key, value);
            case NO_SUCH_KNOB -> throw new NotAvailable("this kernel has no setting " + key);
            case VALUE_REFUSED -> throw new NotAvailable("this kernel's " + key + " does not take " + value);
        }
    }

    /** What was turned here, by name. */
    Map<String, String> turned() {
        return turned;
    }

    /** What the kernel has counted here so far, such as {@code TcpExtListenDrops}. */
    public long counter(String name) {
        return Optional.ofNullable(here(TcpCounters::read).get(name))
                .orElseThrow(() -> new NotAvailable("this kernel has no counter " + name));
    }

    /** A counter is as high as that, soon. */
    public void expectCounter(String name, long value, String because) {
        hosts.await(() -> counter(name) >= value, hosts.responseTime());
        long got = counter(name);
        hosts.judge(because, name + " of the " + name() + " is " + value, got == value, Long.toString(got));
    }

    /** A counter is at least as high as that, soon: what is counted may have been sent again. */
    public void expectCounterAtLeast(String name, long value, String because) {
        hosts.await(() -> counter(name) >= value, hosts.responseTime());
        long got = counter(name);
        hosts.judge(
                because, name + " of the " + name() + " is " + value + " or more", got >= value, Long.toString(got));
    }

    /** When this host sends a SYN again and gives up, by its settings. */
    public Backoff synBackoff() {
        return Backoff.ofSyn(this, hosts.initialTimeOut());
    }

    /** When this host sends a SYN,ACK again and gives up, by its settings. */
    public Backoff synAckBackoff() {
        return Backoff.ofSynAck(this, hosts.initialTimeOut());
    }

    /** So many doublings of a time-out, up to the longest of this host. */
    public Backoff backoff(Duration first, int retries) {
        return Backoff.doubling(this, first, retries);
    }

    /** How long this host sends text or a FIN again: retries are a length of time to it. */
    public Lasting lasting(Duration timeOut, int retries) {
        return Lasting.of(this, timeOut, retries);
    }

    private <T> T here(Callable<T> work) {
        try {
            return path.at(side, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("asking the " + name() + ": " + e.getMessage(), e);
        }
    }

    void close() {
        upper.close();
    }
}
