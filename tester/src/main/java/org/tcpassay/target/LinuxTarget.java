// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Map;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TunLink;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.KernelVersion;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.IpAddress;

/** This machine's kernel: every station is a network namespace of its own. */
public final class LinuxTarget implements Target {

    private static final String DEVICE = "tcpassay0";
    private static final String NO_IPV6 = "net.ipv6.conf.default.disable_ipv6";
    private static final int MTU = 1500; // bytes
    private static final int PREFIX_LENGTH = 15; // of 198.18.0.0, the network that RFC 2544 gave to testers
    private static final int STATIONS =
            512; // the third byte and the prefix's free bit; beyond them addresses come again

    private final Profile profile;
    private final LinkKind kind;

    /** Made where the calling thread is still in the process's own namespace. */
    public LinuxTarget(Profile profile, LinkKind kind) {
        this.profile = profile;
        this.kind = kind == LinkKind.AUTO && TunDevice.isAvailable() ? LinkKind.TUN : kind;
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
        int third = number % STATIONS;
        IpAddress target = IpAddress.v4(198, 18 + (third >> 8), third & 0xff, 1);
        try {
            Namespaces.enterNew();
            Sysctl.write(NO_IPV6, "1"); // before the device: no router solicitation on the link
            turn(profile.settings());
            turn(settings);
            return new LinuxStation(link(target), target, target.plus(1), new LinuxUpperTester());
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    private Link link(IpAddress target) {
        if (kind != LinkKind.TUN) {
            throw new LinkException("opening a veth link: not built yet; /dev/net/tun must be open to this user");
        }
        var device = TunDevice.open(DEVICE);
        try (var interfaces = Interfaces.open()) {
            interfaces.address(DEVICE, target, PREFIX_LENGTH);
            interfaces.mtu(DEVICE, MTU);
            interfaces.bringUp("lo");
            interfaces.bringUp(DEVICE);
            return TunLink.on(device, interfaces.indexOf(DEVICE));
        } catch (NativeException | LinkException e) {
            device.close();
            throw e;
        }
    }

    private static void turn(Map<String, String> settings) {
        settings.forEach((key, value) -> {
            if (!Sysctl.write(key, value)) {
                throw new NotAvailable("this kernel has no setting " + key);
            }
        });
    }
}
