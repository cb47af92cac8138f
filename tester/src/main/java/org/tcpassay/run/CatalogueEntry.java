// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.tcpassay.script.Lab;

/** A probe and how to run it. */
public record CatalogueEntry(ProbeInfo info, Method method, Optional<Enum<?>> row, int rowNumber) {

    /**
     * Asks the target.
     *
     * @throws InvocationTargetException with whatever the probe threw
     */
    void ask(Lab lab) throws InvocationTargetException {
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
            throw new IllegalStateException("probe " + info.id() + " cannot be made", e);
        }
    }
}
