// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.wire.Bytes;

/** One rule at work, between the rule before it and the next. */
final class Stage implements Outlet {

    private final Path path;
    private final int index;
    private final String name;
    private final Condition.Watch when;
    private final Fault.Running fault;
    private final IdentityHashMap<Transit, Integer> held = new IdentityHashMap<>(); // and how often
    private final Map<Long, Transit> due = new HashMap<>(); // later; what goes twice stands here twice
    private final boolean watches;
    private long sent;

    Stage(Path path, int index, Rule rule, Dice dice) {
        this.path = path;
        this.index = index;
        this.name = rule.name();
        this.when = rule.when().start(dice);
        this.fault = rule.fault().start(dice);
        this.watches = fault.watches();
    }

    void begin(long nowNs) {
        when.begins(nowNs);
        fault.begins(nowNs);
    }

    void enter(Transit transit) {
        if (when.sees(transit)) {
            transit.keep();
            fault.chosen(transit, this);
            return;
        }
        if (!watches) {
            path.enter(transit, index + 1);
            return;
        }
        transit.keep();
        fault.comesBy(transit, this);
        path.enter(transit, index + 1);
        fault.passedBy(transit, this);
    }

    /** Whether it must see segments one by one that came joined in one. */
    boolean mustPart(Transit joined) {
        return when.share(joined) != Condition.Share.NONE || watches && fault.watchesEachOf(joined);
    }

    void end() {
        List<Transit> left = new ArrayList<>(due.values());
        held.forEach((transit, count) -> left.addAll(Collections.nCopies(count, transit)));
        left.stream()
                .sorted(Comparator.comparingLong(Transit::number))
                .forEach(transit -> path.act(name, Verb.LOST, transit.number(), "still held at the end"));
        held.clear();
        due.clear();
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
        unhold(transit);
        path.act(name, atNs > nowNs() ? Verb.DELAYED : Verb.PASSED, transit.number(), later(atNs));
        send(transit, atNs);
    }

    @Override
    public void repeat(Transit transit, long atNs) {
        path.act(name, Verb.REPEATED, transit.number(), later(atNs));
        send(transit, atNs);
    }

    @Override
    public void change(Transit transit, Bytes bytes, String how) {
        changeAt(transit, bytes, how, nowNs());
    }

    @Override
    public void changeAt(Transit transit, Bytes bytes, String how, long atNs) {
        unhold(transit);
        path.act(name, Verb.CHANGED, transit.number(), and(how, atNs));
        send(transit.withBytes(bytes), atNs);
    }

    @Override
    public void add(Transit transit, Bytes bytes, String what, long atNs) {
        path.act(name, Verb.MADE, transit.number(), and(what, atNs));
        send(transit.withBytes(bytes), atNs);
    }

    @Override
    public void join(Transit transit, Transit into) {
        unhold(transit);
        path.act(name, Verb.JOINED, transit.number(), "goes on in packet " + into.number());
    }

    @Override
    public void lose(Transit transit, String why) {
        unhold(transit);
        path.act(name, Verb.LOST, transit.number(), why);
    }

    @Override
    public void hold(Transit transit, String until) {
        held.merge(transit, 1, Integer::sum);
        path.act(name, Verb.HELD, transit.number(), until);
    }

    @Override
    public void make(Side from, Bytes packet, String what, long atNs) {
        path.act(name, Verb.MADE, Transit.MADE, and(what, atNs));
        send(Transit.made(from, Math.max(atNs, nowNs()), packet), atNs);
    }

    @Override
    public void wakeAt(long atNs) {
        path.at(Math.max(atNs, nowNs() + 1), () -> fault.woken(this));
    }

    private void unhold(Transit transit) {
        held.computeIfPresent(transit, (key, count) -> count > 1 ? count - 1 : null);
    }

    private void send(Transit transit, long atNs) {
        if (atNs <= nowNs()) {
            path.enter(transit, index + 1);
            return;
        }
        long key = sent++;
        due.put(key, transit);
        path.at(atNs, () -> {
            due.remove(key);
            path.enter(transit, index + 1);
        });
    }

    private String and(String what, long atNs) {
        return atNs > nowNs() ? what + ", " + later(atNs) : what;
    }

    private String later(long atNs) {
        return atNs > nowNs() ? "by %.3f ms".formatted((atNs - nowNs()) / 1e6) : "";
    }
}
