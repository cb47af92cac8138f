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
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.net.Namespaces;
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

    private static final List<IpAddress> ADDRESSES =
            List.of(IpAddress.v4(198, 18, 0, 1), IpAddress.parse("fd74:6370:6173::1"));
    private static final int LOW_PORT = 9; // below every port that a stack or a probe would choose
    private static final int MOST_FAILURES = 8; // each may take as long as the stack is given to be ready

    private final StackFolder folder;
    private final Profile profile;
    private final Optional<Path> source;
    private final Semaphore free;
    private final Queue<Instance> unasked = new ConcurrentLinkedQueue<>();
    private final Set<Instance> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger(); // starts in a row that came to nothing
    private final Thread atExit = new Thread(this::end, "ending stacks");
    private Optional<RunFolder> files = Optional.empty();
    private Optional<Instance.Recipe> recipe = Optional.empty();
    private Optional<Known> known = Optional.empty();

    /**
     * What was found out at the first instance.
     *
     * @param stack as it calls itself
     */
    private record Known(String stack, Optional<Integer> closedPort) {}

    /**
     * Starts nothing yet; made where the calling thread is still in the process's own namespace.
     *
     * @param source somebody's tree to build first, instead of what is built already
     */
    public StackTarget(StackFolder folder, Profile profile, Optional<Path> source) {
        this.folder = folder;
        this.profile = profile;
        this.source = source;
        this.free = new Semaphore(folder.stack().instances());
        StackProgram.prepare();
        Namespaces.prepare();
    }

    @Override
    public String name() {
        return folder.stack().name();
    }

    @Override
    public synchronized String description() {
        String what = known.map(Known::stack).orElse(folder.stack().title());
        return what + source.map(tree -> ", built from " + tree).orElse("");
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return folder.stack().versions();
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
            Instance instance = Instance.start(recipe(), files().fresh("control"));
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

    /** What is needed for every instance; built first, if it is somebody's tree. */
    private synchronized Instance.Recipe recipe() {
        if (recipe.isEmpty()) {
            folder.missing(source.isPresent()).ifPresent(why -> {
                throw new LinkException("target " + name() + ": " + why);
            });
            Map<String, String> environment = Map.of();
            if (source.isPresent()) {
                Path built = files().fresh("built");
                folder.build(source.get(), built);
                environment = Map.of(StackFolder.BUILT, built.toString());
            }
            List<IpAddress> addresses = ADDRESSES.stream()
                    .filter(each -> versions().contains(IpVersion.of(each)))
                    .toList();
            recipe = Optional.of(new Instance.Recipe(
                    folder.start(), addresses, environment, folder.stack().patience()));
        }
        return recipe.get();
    }

    private synchronized RunFolder files() {
        if (files.isEmpty()) {
            files = Optional.of(RunFolder.make());
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return files.get();
    }

    private synchronized void lookAt(Instance instance) {
        if (known.isEmpty()) {
            IpAddress target = recipe().addresses().get(0);
            var low = new Endpoint(target, LOW_PORT);
            boolean isReset = new Knock(instance.link(), target.plus(1)).at(low) == Knock.Answer.RESET;
            known = Optional.of(
                    new Known(instance.agent().hello().stack(), isReset ? Optional.of(LOW_PORT) : Optional.empty()));
        }
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
            return recipe().address(version);
        }

        @Override
        public Optional<Integer> closedPort() {
            return StackTarget.this.closedPort();
        }

        @Override
        public Duration lag() {
            return folder.stack().lag();
        }

        @Override
        public int mostUses() {
            return folder.stack().uses();
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
        files.ifPresent(RunFolder::close);
        files = Optional.empty();
        recipe = Optional.empty();
    }
}
