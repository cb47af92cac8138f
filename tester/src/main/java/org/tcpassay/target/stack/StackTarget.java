// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.net.Namespaces;
import org.tcpassay.target.Container;
import org.tcpassay.target.Knock;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A stack that is started as a process, an instance for each station, so that nothing but the stack's own doing is in
 * the way of a question. An instance serves many probes, one after the other; after one that failed comes a fresh one.
 *
 * <p>When this process ends, however it does, all instances end too.
 */
public final class StackTarget implements Target, AutoCloseable {

    private static final int LOW_PORT = 9; // below every port that a stack or a probe would choose
    private static final int MOST_FAILURES = 8; // each may take as long as the stack is given to be ready

    private final StackDescription stack;
    private final Profile profile;
    private final StackSource source;
    private final Semaphore free;
    private final Queue<Instance> unasked = new ConcurrentLinkedQueue<>();
    private final Set<Instance> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger(); // starts in a row that came to nothing
    private final Thread atExit = new Thread(this::end, "ending stacks");
    private Optional<Known> known = Optional.empty();

    /**
     * What was found out at the first instance.
     *
     * @param stack as it calls itself
     */
    private record Known(String stack, Optional<Integer> closedPort) {}

    /**
     * One that is started from a folder. Nothing is started yet; made where the calling thread is still in the process's
     * own namespace.
     *
     * @param tree somebody's to build first, instead of what is built already
     */
    public StackTarget(StackFolder folder, Profile profile, Optional<Path> tree) {
        this(folder.stack(), profile, new ProgramSource(folder, tree));
    }

    /** One that runs in a container, which is started again whenever a fresh one is needed. */
    public StackTarget(Container container, StackDescription stack, Profile profile) {
        this(stack, profile, new ContainerSource(container, stack));
    }

    private StackTarget(StackDescription stack, Profile profile, StackSource source) {
        this.stack = stack;
        this.profile = profile;
        this.source = source;
        this.free = new Semaphore(source.most());
        Namespaces.prepare();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public synchronized String description() {
        return known.map(Known::stack).orElse(stack.title()) + source.about();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return stack.versions();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        free.acquireUninterruptibly();
        Optional<Instance> instance = Optional.empty();
        try {
            instance = Optional.of(idle().orElseGet(this::start));
            return StackStation.first(new Room(instance.get()), version, settings);
        } catch (NotAvailable e) {
            instance.ifPresent(unasked::add);
            free.release();
            throw e;
        } catch (RuntimeException e) {
            instance.ifPresent(this::end);
            free.release();
            throw e;
        }
    }

    /** One that nobody has asked anything. */
    private Optional<Instance> idle() {
        Optional<Instance> idle = Optional.ofNullable(unasked.poll());
        while (idle.isPresent() && !idle.get().isSound()) {
            end(idle.get());
            idle = Optional.ofNullable(unasked.poll());
        }
        return idle;
    }

    private Instance start() {
        if (failures.get() >= MOST_FAILURES) {
            throw new TargetFailure("not asked: the target did not start " + MOST_FAILURES + " times in a row");
        }
        try {
            Instance instance = source.start();
            running.add(instance);
            settle(instance);
            failures.set(0);
            return instance;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            throw e;
        }
    }

    private void settle(Instance instance) {
        try {
            instance.turnWhatItHas(profile.settings());
            lookAt(instance);
        } catch (RuntimeException e) {
            end(instance);
            throw e;
        }
    }

    private synchronized void lookAt(Instance instance) {
        if (known.isEmpty()) {
            IpAddress target = address(stack.versions().contains(IpVersion.V4) ? IpVersion.V4 : IpVersion.V6);
            var low = new Endpoint(target, LOW_PORT);
            boolean isReset = new Knock(instance.link(), target.plus(1)).at(low) == Knock.Answer.RESET;
            known = Optional.of(
                    new Known(instance.agent().hello().stack(), isReset ? Optional.of(LOW_PORT) : Optional.empty()));
        }
    }

    private static IpAddress address(IpVersion version) {
        return StackSource.ADDRESSES.stream()
                .filter(each -> IpVersion.of(each) == version)
                .findFirst()
                .orElseThrow();
    }

    private synchronized Optional<Integer> closedPort() {
        return known.flatMap(Known::closedPort);
    }

    private void end(Instance instance) {
        if (running.remove(instance)) {
            instance.close();
        }
    }

    /** What stations at one instance share. */
    private final class Room implements StackStation.Place {

        private final Instance instance;

        Room(Instance instance) {
            this.instance = instance;
        }

        @Override
        public Instance instance() {
            return instance;
        }

        @Override
        public IpAddress target(IpVersion version) {
            return address(version);
        }

        @Override
        public Optional<Integer> closedPort() {
            return StackTarget.this.closedPort();
        }

        @Override
        public Duration lag() {
            return stack.lag();
        }

        @Override
        public int mostUses() {
            return stack.uses();
        }

        @Override
        public void leave(boolean asked) {
            if (asked) {
                end(instance);
            } else {
                unasked.add(instance);
            }
            free.release();
        }
    }

    /** Ends every instance. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the hook does it
        }
        end();
    }

    private synchronized void end() {
        List.copyOf(running).forEach(this::end);
        source.close();
    }
}
