// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Comparator;
import java.util.IdentityHashMap;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.wire.Bytes;

/** One rule at work, between the rule before it and the next. */
final class Stage implements Outlet {

    private final Path path;
    private final int index;
    private final String name;
    private final Condition.Watch when;
    private final Fault.Running fault;
    private final IdentityHashMap<Transit, Integer> kept = new IdentityHashMap<>(); // and how often

    Stage(Path path, int index, Rule rule, Dice dice) {
        this.path = path;
        this.index = index;
        this.name = rule.name();
        this.when = rule.when().start(dice);
        this.fault = rule.fault().start(dice);
    }

    void enter(Transit transit) {
        if (when.sees(transit)) {
            fault.chosen(transit, this);
        } else {
            path.enter(transit, index + 1);
            fault.passedBy(transit, this);
        }
    }

    void end() {
        kept.keySet().stream()
                .sorted(Comparator.comparingLong(Transit::number))
                .forEach(transit -> path.act(name, Verb.LOST, transit.number(), "still held at the end"));
        kept.clear();
    }

    @Override
    public long nowNs() {
        return path.nowNs();
    }

    @Override
    public void pass(Transit transit) {
        passAt(transit, nowNs());
    }

    @Override
    public void passAt(Transit transit, long atNs) {
        tell(Verb.PASSED, transit, "", atNs);
        release(transit, transit, atNs);
    }

    @Override
    public void repeat(Transit transit, long atNs) {
        path.act(name, Verb.REPEATED, transit.number(), later(atNs));
        release(transit, transit, atNs);
    }

    @Override
    public void change(Transit transit, Bytes bytes, String how) {
        changeAt(transit, bytes, how, nowNs());
    }

    @Override
    public void changeAt(Transit transit, Bytes bytes, String how, long atNs) {
        path.act(name, Verb.CHANGED, transit.number(), atNs > nowNs() ? how + ", " + later(atNs) : how);
        release(transit, transit.withBytes(bytes), atNs);
    }

    @Override
    public void lose(Transit transit, String why) {
        kept.remove(transit);
        path.act(name, Verb.LOST, transit.number(), why);
    }

    @Override
    public void hold(Transit transit, String until) {
        kept.merge(transit, 1, Integer::sum);
        path.act(name, Verb.HELD, transit.number(), until);
    }

    @Override
    public void make(Side from, Bytes packet, String what, long atNs) {
        path.act(name, Verb.MADE, Transit.MADE, what);
        path.at(atNs, () -> path.enter(Transit.made(from, nowNs(), packet), index + 1));
    }

    @Override
    public void wakeAt(long atNs) {
        path.at(Math.max(atNs, nowNs() + 1), () -> fault.woken(this));
    }

    private void tell(Verb passed, Transit transit, String detail, long atNs) {
        boolean isLater = atNs > nowNs();
        path.act(name, isLater ? Verb.DELAYED : passed, transit.number(), isLater ? later(atNs) : detail);
    }

    private void release(Transit asked, Transit packet, long atNs) {
        kept.remove(asked);
        if (atNs > nowNs()) {
            kept.merge(packet, 1, Integer::sum);
            path.at(atNs, () -> {
                kept.computeIfPresent(packet, (key, count) -> count > 1 ? count - 1 : null);
                path.enter(packet, index + 1);
            });
        } else {
            path.enter(packet, index + 1);
        }
    }

    private String later(long atNs) {
        long waitNs = atNs - nowNs();
        return waitNs > 0 ? "by %.3f ms".formatted(waitNs / 1e6) : "";
    }
}
