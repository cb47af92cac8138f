// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A probe that is a method, of an object of its own each time. */
record WrittenProbe(Method method, Optional<Enum<?>> row) implements CatalogueEntry.Asking {

    @Override
    public void ask(Lab lab) throws InvocationTargetException {
        if (method.getParameterTypes()[0] == Lab.class) {
            invoke(lab);
            return;
        }
        Hosts hosts = lab.hosts(settings(method.getAnnotation(Probe.class)));
        try {
            invoke(hosts);
        } finally {
            hosts.close();
        }
    }

    private void invoke(Object first) throws InvocationTargetException {
        try {
            Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object probe = constructor.newInstance();
            if (row.isPresent()) {
                method.invoke(probe, first, row.get());
            } else {
                method.invoke(probe, first);
            }
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("probe method " + method + " cannot be called", e);
        }
    }

    /**
     * The target's knobs that a probe needs, by name.
     *
     * @throws IllegalArgumentException if one is no name and value
     */
    static Map<String, String> settings(Probe probe) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : probe.settings()) {
            String[] parts = setting.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        "probe " + probe.id() + ": setting " + setting + "; write name=value");
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }
}
