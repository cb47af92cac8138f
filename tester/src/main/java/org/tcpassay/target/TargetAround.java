// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Set;
import org.tcpassay.wire.IpVersion;

/** Another target, met in another way; all but its stations is that one's unless said otherwise. */
public interface TargetAround extends Target {

    Target target();

    @Override
    default String name() {
        return target().name();
    }

    @Override
    default String description() {
        return target().description();
    }

    @Override
    default Profile profile() {
        return target().profile();
    }

    @Override
    default Set<IpVersion> versions() {
        return target().versions();
    }

    @Override
    default boolean isVirtual() {
        return target().isVirtual();
    }
}
