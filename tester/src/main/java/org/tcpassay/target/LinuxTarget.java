// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Map;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.KernelVersion;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.IpAddress;

/** This machine's kernel: every station is a network namespace of its own. */
public final class LinuxTarget implements Target {

    private static final String NO_IPV6 = "net.ipv6.conf.default.disable_ipv6";
    private static final int ADDRESSES = 512; // the third byte and the prefix's free bit; then they come again

    private final Profile profile;
    private final boolean usesTun;

    /** Made where the calling thread is still in the process's own namespace. */
    public LinuxTarget(Profile profile, LinkKind kind) {
        this.profile = profile;
        this.usesTun = kind == LinkKind.AUTO ? TunDevice.isAvailable() : kind == LinkKind.TUN;
        Namespaces.prepare();
    }

    @Override
    public String name() {
        return "linux";
    }

    @Override
    public String description() {
        return KernelVersion.ofThisMachine().toString();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Station open(Map<String, String> settings, int number) {
        int third = number % ADDRESSES;
        IpAddress target = IpAddress.v4(198, 18 + (third >> 8), third & 0xff, 1);
        IpAddress tester = target.plus(1);
        try {
            Namespaces.enterNew();
            Sysctl.write(NO_IPV6, "1"); // before there is a device: no router solicitations on the link
            turn(profile.settings());
            turn(settings);
            Link link = usesTun ? Wiring.tun(target) : Wiring.veth(target, tester);
            return LinuxStation.first(link, target, tester, new LinuxUpperTester());
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    private static void turn(Map<String, String> settings) {
        settings.forEach((key, value) -> {
            if (!Sysctl.write(key, value)) {
                throw new NotAvailable("this kernel has no setting " + key + "=" + value);
            }
        });
    }
}
