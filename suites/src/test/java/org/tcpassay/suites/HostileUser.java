// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.target.Reply;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;

/** User calls that now and then return something else than they should. */
final class HostileUser implements InvocationHandler {

    private final Object sound;
    private final HostileStack stack;

    private HostileUser(Object sound, HostileStack stack) {
        this.sound = sound;
        this.stack = stack;
    }

    /** @param type of which every method may lie */
    static <T> T of(Class<T> type, T sound, HostileStack stack) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new HostileUser(sound, stack)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
        Object result;
        try {
            result = method.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown; // that it lacks something
            }
            throw e;
        }
        return stack.lies() ? lie(result) : wrapped(result);
    }

    private Object wrapped(Object result) {
        if (result instanceof UserSocket socket) {
            return of(UserSocket.class, socket, stack);
        }
        if (result instanceof Reply.Done<?> done && done.value() instanceof UserSocket socket) {
            return new Reply.Done<>(of(UserSocket.class, socket, stack));
        }
        return result;
    }

    private Object lie(Object result) {
        if (result instanceof Reply<?> reply) {
            return switch (stack.dice().nextInt(4)) {
                case 0 -> new Reply.Pending<>();
                case 1 -> new Reply.Failed<>("EIO");
                case 2 -> bytes(reply, Bytes.EMPTY);
                default -> bytes(reply, Bytes.utf8("lie"));
            };
        }
        if (result instanceof Optional<?> told
                && told.filter(State.class::isInstance).isPresent()) {
            return stack.dice().nextBoolean()
                    ? Optional.empty()
                    : Optional.of(stack.dice().nextBoolean() ? State.CLOSED : State.CLOSING);
        }
        return wrapped(result);
    }

    private Object bytes(Reply<?> reply, Bytes instead) {
        boolean received = reply instanceof Reply.Done<?> done && done.value() instanceof Bytes;
        return received ? new Reply.Done<>(instead) : wrapped(reply);
    }
}
