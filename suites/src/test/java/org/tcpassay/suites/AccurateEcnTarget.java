// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.wire.IpVersion;

/** The reference behind an {@link AccurateEcnStack} that net.ipv4.tcp_ecn=3 switches on, as on a newer kernel. */
record AccurateEcnTarget(Target classic) implements Target {

    private static final String KNOB = "net.ipv4.tcp_ecn";

    AccurateEcnTarget() {
        this(ReferenceTarget.of(
                "accurate-ecn",
                "the reference with the handshake of RFC 9768",
                Settings.ordinary(),
                Rfc9293::new,
                AccurateEcnStack::new));
    }

    @Override
    public String name() {
        return classic.name();
    }

    @Override
    public String description() {
        return classic.description();
    }

    @Override
    public Profile profile() {
        return classic.profile();
    }

    @Override
    public Set<IpVersion> versions() {
        return classic.versions();
    }

    @Override
    public boolean isVirtual() {
        return classic.isVirtual();
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        var turned = new HashMap<>(settings);
        turned.replace(KNOB, "3", "2");
        return classic.open(version, turned, number);
    }
}
