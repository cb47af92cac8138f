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

/** One running stack with a network of its own, for one thread at a time. */
final class Instance implements AutoCloseable {

    /** What {@code start} ends with where something is missing. */
    private static final int NOT_STARTABLE = 69;

    private static final long LOOK_AGAIN_MS = 5;
    private static final long INTRODUCTION_NS = 1_000_000_000;

    private final Ground ground;
    private final StackProcess program;
    private final StackLink link;
    private final Agent agent;

    private Instance(Ground ground, StackProcess program, Agent agent) {
        this.ground = ground;
        this.program = program;
        this.link = new StackLink(ground.link(), program);
        this.agent = agent;
        agent.tellWithFailures(program::circumstances);
    }

    /**
     * One that has been started, when it is ready. If it does not become so, process and ground are closed.
     *
     * @param control where its agent will listen
     * @param target an address of it
     * @param patience how long it may take
     * @throws LinkException if it cannot be started here
     * @throws TargetFailure if it dies, hangs or talks nonsense
     */
    static Instance ready(Ground ground, StackProcess program, Path control, IpAddress target, Duration patience) {
        try {
            var instance = new Instance(ground, program, agent(program, ground, control, patience));
            instance.awaitAnswer(target, patience);
            instance.agent.before(() -> instance.settle(target));
            return instance;
        } catch (RuntimeException e) {
            program.close();
            ground.close();
            throw e;
        }
    }

    private static Agent agent(StackProcess program, Ground ground, Path control, Duration patience) {
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

    private static RuntimeException ended(StackProcess program) {
        if (program.status() == NOT_STARTABLE) {
            return new LinkException(program.lastWords());
        }
        return new TargetFailure("the target died while it started: " + program.obituary());
    }

    /** With what the program said. */
    private static TargetFailure told(TargetFailure failure, StackProcess program) {
        return new TargetFailure(failure.getMessage() + "; " + program.obituary());
    }

    private void awaitAnswer(IpAddress target, Duration patience) {
        if (!ground.link().introduce(target.plus(1), target, patience.toNanos())) {
            agent.close();
            throw new TargetFailure("the target does not answer for " + target + " on its link in "
                    + patience.toMillis() + " ms; " + program.obituary());
        }
    }

    /**
     * A call goes another way than what was sent before it, and must not come first: the stack has taken that when it
     * answers for its address. If it does not, the call will tell.
     */
    private void settle(IpAddress target) {
        if (link.takeUnsettled()) {
            try {
                ground.link().introduce(target.plus(1), target, INTRODUCTION_NS);
            } catch (LinkException e) {
                return; // it has gone, which the call will tell
            }
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
