// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.KernelVersion;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** This machine's kernel: every station is a network namespace of its own. */
public final class LinuxTarget implements Target {

    private static final String SPEAKS_IPV6 = "net.ipv6.conf.default.disable_ipv6"; // known to a kernel that has it

    private final Profile profile;
    private final boolean usesTun;
    private final boolean speaksIpv6;
    private final List<String> lacking;

    /** Made where the calling thread is still in the process's own namespace. */
    public LinuxTarget(Profile profile, LinkKind kind) {
        this.profile = profile;
        this.speaksIpv6 = Sysctl.read(SPEAKS_IPV6).isPresent();
        this.lacking = lacking(profile);
        this.usesTun = kind == LinkKind.AUTO ? TunDevice.isAvailable() : kind == LinkKind.TUN;
        Namespaces.prepare();
    }

    /** User calls in the namespace of the calling thread; for one thread. */
    public static UpperTester userHere() {
        return new LinuxUpperTester();
    }

    @Override
    public String name() {
        return "linux";
    }

    @Override
    public String description() {
        return KernelVersion.ofThisMachine() + (lacking.isEmpty() ? "" : ", without " + String.join(", ", lacking));
    }

    /** What the profile asks for and this kernel does not have, in alphabetical order: whoever reads a result must know. */
    private static List<String> lacking(Profile profile) {
        return profile.settings().keySet().stream()
                .filter(key -> Sysctl.read(key).isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return speaksIpv6 ? EnumSet.allOf(IpVersion.class) : EnumSet.of(IpVersion.V4);
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        try {
            Namespaces.enterNew();
            turn(profile.settings(), false);
            turn(settings, true);
            List<IpAddress> addresses = versions().stream()
                    .map(each -> StationAddresses.target(each, number))
                    .toList();
            Link link = usesTun ? Wiring.tun(addresses) : Wiring.veth(addresses);
            return LinuxStation.first(link, number, version, new LinuxUpperTester(), Premises.OWN);
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    /** @param must false for limits of newer kernels that the lab lifts: an older one has nothing to lift */
    private static void turn(Map<String, String> settings, boolean must) {
        settings.forEach((key, value) -> {
            switch (Sysctl.write(key, value)) {
                case DONE -> {}
                case NO_SUCH_KNOB -> {
                    if (must) {
                        throw new NotAvailable("this kernel has no setting " + key);
                    }
                }
                case VALUE_REFUSED -> throw new NotAvailable("this kernel's " + key + " does not take " + value);
            }
        });
    }
}
