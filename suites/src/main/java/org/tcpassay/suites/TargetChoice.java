// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tcpassay.model.Settings;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import picocli.CommandLine.Option;

/** The options that choose targets and the road to them. */
final class TargetChoice {

    private static final Pattern TCP = Pattern.compile("tcp:(?:\\[(.+)]|([^\\[\\]]+)):(\\d{1,5})");
    private static final String PACKET = "packet:";
    private static final List<String> ALWAYS_ALLOWED = List.of("198.18.0.0/15", "fd00::/8");

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "linux",
            description = "linux (this machine's kernel, the default) or tcp:ADDRESS:PORT (a stack that somebody"
                    + " else started, as a black box); several with commas between.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--link",
            paramLabel = "LINK",
            defaultValue = "auto",
            description = "auto (the default), tun, veth, or packet:IFACE for a named interface.")
    private String link = "auto";

    @Option(
            names = "--allow",
            paramLabel = "NETWORK",
            split = ",",
            hideParamSyntax = true,
            description = "A network besides 198.18.0.0/15 and fd00::/8 that may be questioned; it must be yours.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--tester-address",
            paramLabel = "ADDRESS",
            description = "With packet: a free address of the target's network that the tester answers from.")
    private Optional<String> testerAddress = Optional.empty();

    /**
     * @throws Misuse if one is unknown, not allowed, or cannot be reached by the link
     */
    List<Target> targets() {
        var targets = new ArrayList<Target>();
        for (String name : names) {
            targets.add(target(name));
        }
        return targets;
    }

    private Target target(String name) {
        if (name.equals("linux")) {
            return linux();
        }
        if (name.equals("reference")) {
            return ReferenceTarget.of(Settings.ordinary());
        }
        if (name.startsWith("tcp:")) {
            return blackBox(name);
        }
        throw new Misuse("choosing targets: no target is called " + name + "; take linux or tcp:ADDRESS:PORT");
    }

    private Target linux() {
        if (testerAddress.isPresent()) {
            throw new Misuse("target linux: --tester-address is for packet:IFACE; leave it out");
        }
        return switch (link) {
            case "auto", "tun", "veth" -> Roads.linux(link);
            default -> throw new Misuse("target linux: link " + link + "; take auto, tun or veth");
        };
    }

    private Target blackBox(String name) {
        Matcher matcher = TCP.matcher(name);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
            throw new Misuse("target " + name + ": not understood; take tcp:ADDRESS:PORT, as in tcp:198.18.0.5:7"
                    + " or tcp:[fd00::5]:7");
        }
        IpAddress address = address(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)));
        if (Stream.concat(ALWAYS_ALLOWED.stream(), allow.stream())
                .map(TargetChoice::network)
                .noneMatch(network -> network.contains(address))) {
            throw new Misuse("target " + name + ": not within " + String.join(" or ", ALWAYS_ALLOWED)
                    + "; if that machine is yours to question, add --allow " + address);
        }
        if (!link.startsWith(PACKET) || link.equals(PACKET)) {
            throw new Misuse("target " + name + ": link " + link
                    + "; take --link packet:IFACE with the interface that leads there");
        }
        return Roads.blackBox(
                new Endpoint(address, Integer.parseInt(matcher.group(3))),
                link.substring(PACKET.length()),
                testerAddress.map(TargetChoice::address));
    }

    private static IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse("choosing targets: no address (" + text + "); numbers only, names are not looked up", e);
        }
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse("--allow: no network (" + text + "); such as 10.1.0.0/16", e);
        }
    }
}
