// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.link.Frame;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.agent.Agent;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** One running stack with a network of its own, for one thread at a time. */
final class Instance implements AutoCloseable {

    /** What {@code start} ends with where something is missing. */
    private static final int NOT_STARTABLE = 69;

    private static final long LOOK_AGAIN_MS = 5;
    private static final long INTRODUCTION_NS = 1_000_000_000;

    private final Ground ground;
    private final StackProgram program;
    private final StackLink link;
    private final Agent agent;

    /**
     * How it is started.
     *
     * @param addresses of the target, one of each version
     * @param environment besides this process's own
     */
    record Recipe(Path start, List<IpAddress> addresses, Map<String, String> environment, Duration patience) {

        Recipe {
            addresses = List.copyOf(addresses);
            environment = Map.copyOf(environment);
        }

        IpAddress address(IpVersion version) {
            return addresses.stream()
                    .filter(each -> IpVersion.of(each) == version)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Instance(Ground ground, StackProgram program, Agent agent) {
        this.ground = ground;
        this.program = program;
        this.link = new StackLink(ground.link(), program);
        this.agent = agent;
        agent.tellWithFailures(program::circumstances);
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param control a path where nothing is
     * @throws LinkException if it cannot be started here
     * @throws TargetFailure if it dies, hangs or talks nonsense
     */
    static Instance start(Recipe recipe, Path control) {
        Ground ground = Ground.make(recipe.addresses());
        try {
            List<String> command =
                    List.of(recipe.start().toString(), ground.namespace().path(), Ground.TAP, control.toString());
            StackProgram program = StackProgram.start(command, recipe.environment());
            try {
                Agent agent = agent(program, ground, control, recipe.patience());
                var instance = new Instance(ground, program, agent);
                instance.awaitAnswer(recipe);
                return instance;
            } catch (RuntimeException e) {
                program.close();
                throw e;
            }
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    private static Agent agent(StackProgram program, Ground ground, Path control, Duration patience) {
        long deadline = ground.link().nowNs() + patience.toNanos();
        String last = "it made no socket";
        while (ground.link().nowNs() < deadline) {
            if (program.endsWithin(LOOK_AGAIN_MS)) {
                throw ended(program);
            }
            try {
                if (Files.exists(control)) {
                    return Agent.connect(control, patience);
                }
            } catch (LinkException notYet) {
                last = notYet.getMessage();
            } catch (TargetFailure e) {
                throw program.endsWithin(LOOK_AGAIN_MS) ? ended(program) : told(e, program);
            }
        }
        throw new TargetFailure(
                "the target is not ready after " + patience.toMillis() + " ms: " + last + "; " + program.obituary());
    }

    private static RuntimeException ended(StackProgram program) {
        if (program.status() == NOT_STARTABLE) {
            return new LinkException(program.lastWords());
        }
        return new TargetFailure("the target died while it started: " + program.obituary());
    }

    /** With what the program said. */
    private static TargetFailure told(TargetFailure failure, StackProgram program) {
        return new TargetFailure(failure.getMessage() + "; " + program.obituary());
    }

    private void awaitAnswer(Recipe recipe) {
        IpAddress target = recipe.addresses().get(0);
        if (!ground.link().introduce(target.plus(1), target, recipe.patience().toNanos())) {
            agent.close();
            throw new TargetFailure("the target does not answer for " + target + " on its link in "
                    + recipe.patience().toMillis() + " ms; " + program.obituary());
        }
    }

    StackLink link() {
        return link;
    }

    Agent agent() {
        return agent;
    }

    /** Whether there is anything to ask. */
    boolean isSound() {
        return program.isRunning() && !agent.isBroken();
    }

    /**
     * Turns knobs.
     *
     * @return what they were
     * @throws NotAvailable if it lacks one, and then all are as they were
     */
    Map<String, String> turn(Map<String, String> settings) {
        var before = new HashMap<String, String>();
        try {
            settings.forEach((name, value) -> {
                String was = agent.setting(name);
                agent.setting(name, value);
                before.put(name, was);
            });
            return before;
        } catch (NotAvailable e) {
            before.forEach(agent::setting);
            throw e;
        }
    }

    /** Turns those knobs that it has. */
    void turnWhatItHas(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            try {
                agent.setting(name, value);
            } catch (NotAvailable lack) {
                // the profile is also that of others, which have it
            }
        });
    }

    /** Aborts whatever is open and lets its last segments pass. */
    void forget() {
        agent.forget();
        List<Frame> left = link.receive(0);
        while (!left.isEmpty()) {
            left = link.receive(0);
        }
    }

    /** Makes a tester known to the stack; whether it answers. */
    boolean introduce(IpAddress tester, IpAddress target) {
        return ground.link().introduce(tester, target, INTRODUCTION_NS);
    }

    /** Ends the stack. */
    @Override
    public void close() {
        agent.close();
        program.close();
        ground.close();
    }
}
