// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Locale;
import java.util.Optional;
import org.tcpassay.target.BlackBoxTarget;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Namespace;
import org.tcpassay.target.NamespaceTarget;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Target;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** Makes targets of what the options say. */
final class Roads {

    private Roads() {}

    static Target linux(String link) {
        return new LinuxTarget(Shelf.profile("linux"), LinkKind.valueOf(link.toUpperCase(Locale.ROOT)));
    }

    /** @param told instead of that of Linux */
    static Target somewhere(String name, Namespace namespace, Optional<Profile> told) {
        return new NamespaceTarget(name, namespace, told.orElseGet(() -> Shelf.profile("linux")), told.isEmpty());
    }

    static Target blackBox(Profile profile, Endpoint open, String interfaceName, Optional<IpAddress> testerAddress) {
        return new BlackBoxTarget(profile, open, interfaceName, testerAddress);
    }
}
