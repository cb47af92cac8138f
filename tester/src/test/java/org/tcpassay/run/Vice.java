// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.tcpassay.target.Reply;
import org.tcpassay.wire.Bytes;

/** What a stack in this process can do to its tester. */
enum Vice {
    NONE,
    SILENCE,
    CRASH,
    CRASH_FROM_THE_START,
    ASSERTION,
    ENDLESS_RECURSION,
    NO_MEMORY,
    CRASH_OF_COLLECT,
    CRASH_OF_STATE,
    CRASH_OF_CLOSE,
    NULL_LIST,
    NULL_PACKET,
    FLOOD,
    STEADY_FLOOD,
    HUGE_FLOOD,
    TIMERS,
    HANG,
    HANG_FROM_THE_START,
    DEAF_HANG,
    EMPTY_PACKET,
    SHORT_PACKET,
    STRANGE_VERSION,
    LONG_PACKET,
    NOISE,
    NO_BIND,
    NULL_REPLY,
    NULL_VALUE,
    NEGATIVE_COUNT,
    TOO_MANY,
    TOO_MUCH;

    private static final int AT_ONCE = 50_000;

    boolean isThereFromTheStart() {
        return this == CRASH_FROM_THE_START || this == HANG_FROM_THE_START || this == NO_BIND;
    }

    void onPacket(TinyStack stack) {
        if (!stack.indulges(this)) {
            return;
        }
        switch (this) {
            case CRASH, CRASH_FROM_THE_START -> throw new IllegalStateException("no such connection");
            case ASSERTION -> throw new AssertionError("RCV.NXT went back");
            case ENDLESS_RECURSION -> onPacket(stack);
            case NO_MEMORY -> throw new OutOfMemoryError("Java heap space");
            case HANG, HANG_FROM_THE_START -> hang();
            case DEAF_HANG -> spin();
            case EMPTY_PACKET -> stack.sendRaw(Bytes.EMPTY);
            case SHORT_PACKET -> stack.sendRaw(Bytes.of(0x45, 0, 0));
            case STRANGE_VERSION -> stack.sendRaw(Bytes.of(0xf5).concat(Bytes.zeros(60)));
            case LONG_PACKET -> stack.sendRaw(Bytes.of(0x45).concat(Bytes.zeros(70_000)));
            case NOISE -> {
                for (int first = 0; first < 256; first++) {
                    stack.sendRaw(Bytes.of(first, 5, 0, 28).concat(Bytes.fromHex("ff06".repeat(20))));
                }
            }
            default -> {}
        }
    }

    void onCollect(TinyStack stack, List<Bytes> out) {
        if (!stack.indulges(this)) {
            return;
        }
        switch (this) {
            case CRASH_OF_COLLECT -> throw new ArrayIndexOutOfBoundsException(20);
            case NULL_LIST, NULL_PACKET -> out.add(null);
            case FLOOD -> out.addAll(Collections.nCopies(AT_ONCE, Bytes.zeros(40)));
            case STEADY_FLOOD -> {
                out.clear();
                out.add(Bytes.zeros(40));
            }
            case HUGE_FLOOD -> out.addAll(Collections.nCopies(10_000, Bytes.zeros(65_000)));
            default -> {}
        }
    }

    Reply<Integer> send(TinyStack stack, int length) {
        if (!stack.indulges(this)) {
            return new Reply.Done<>(length);
        }
        return switch (this) {
            case NULL_REPLY -> nothing();
            case NULL_VALUE -> new Reply.Done<>(nothing());
            case NEGATIVE_COUNT -> new Reply.Done<>(-3);
            case TOO_MANY -> new Reply.Done<>(length + 1);
            default -> new Reply.Done<>(length);
        };
    }

    @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"})
    private static <T> T nothing() {
        return null;
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to stop", e);
        }
    }

    private static void spin() {
        while (Hangs.goOn()) {
            Thread.onSpinWait();
        }
    }
}
