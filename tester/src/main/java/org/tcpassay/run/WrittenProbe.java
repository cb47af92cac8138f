// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.tcpassay.script.Lab;

/** A probe that is a method, of an object of its own each time. */
record WrittenProbe(Method method, Optional<Enum<?>> row) implements CatalogueEntry.Asking {

    @Override
    public void ask(Lab lab) throws InvocationTargetException {
        try {
            Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object probe = constructor.newInstance();
            if (row.isPresent()) {
                method.invoke(probe, lab, row.get());
            } else {
                method.invoke(probe, lab);
            }
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("probe method " + method + " cannot be called", e);
        }
    }
}
