// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tcpassay.link.LinkException;
import org.tcpassay.model.Settings;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.target.Container;
import org.tcpassay.target.Namespace;
import org.tcpassay.target.Profile;
import org.tcpassay.target.ProfileFile;
import org.tcpassay.target.Service;
import org.tcpassay.target.Target;
import org.tcpassay.target.UnixTarget;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.target.stack.StackDescription;
import org.tcpassay.target.stack.StackTarget;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import picocli.CommandLine.Option;

/** The options that choose targets and the road to them. */
final class TargetChoice {

    private static final Pattern TCP = Pattern.compile("tcp:(?:\\[(.+)]|([^\\[\\]]+)):(\\d{1,5})");
    private static final String PACKET = "packet:";
    private static final String UNIX = "unix:";
    private static final String NETNS = "netns:";
    private static final String DOCKER = "docker:";
    private static final String MUTANT = "mutant:";
    private static final String STACK = "tcpassay.stack"; // a label of containers
    private static final List<String> ALWAYS_ALLOWED = List.of("198.18.0.0/15", "fd00::/8");

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "linux",
            description = "linux (this machine's kernel), reference (RFC 9293 as a model, in virtual time),"
                    + " a stack that is started here (lwip, netstack, ...; see ./tcpassay targets),"
                    + " docker:NAME (what runs in a container: its kernel with the settings there, or the stack that its label"
                    + " tcpassay.stack names), netns:NAME (in a network"
                    + " namespace, named as ip netns does or by a process or path),"
                    + " tcp:ADDRESS:PORT (a stack that somebody else started, as a black box) or unix:PATH (the same,"
                    + " behind a Unix socket); several with commas between (${DEFAULT-VALUE}).")
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
            description = "With packet: or unix: a free address of the target's network to question it from.")
    private Optional<String> testerAddress = Optional.empty();

    @Option(
            names = "--target-address",
            paramLabel = "ADDRESS",
            description = "With unix: the target's address, if it does not tell it itself (198.18.0.1).")
    private Optional<String> targetAddress = Optional.empty();

    @Option(
            names = "--target-port",
            paramLabel = "PORT",
            description = "With unix: where the target listens, if it does not tell it itself (7).")
    private Optional<Integer> targetPort = Optional.empty();

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "With tcp: or unix: what listens behind the port, from which follows where the target can be"
                    + " brought: echo, discard, chargen, daytime or http (1.0).")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "With docker:, netns:, tcp:, unix: or a stack that is started here: what the target claims and how"
                            + " long it takes, instead of what is shipped, what the settings of a namespace tell, or of nothing"
                            + " known.")
    private Optional<Path> profile = Optional.empty();

    @Option(
            names = "--stacks",
            paramLabel = "DIR",
            description = "Where the stacks lie that are started here; the folder docker beside the launcher.")
    private Optional<Path> stacks = Optional.empty();

    /**
     * @throws Misuse if one is unknown, not allowed, or cannot be reached by the link
     */
    List<Target> targets() {
        return targets(new SourceTree());
    }

    /**
     * @param source what one of them is to be built from
     * @throws Misuse as {@link #targets()}, and if there is no such one
     */
    List<Target> targets(SourceTree source) {
        if (source.path().isPresent()
                && names.stream().filter(Stacks.NAMES::contains).count() != 1) {
            throw new Misuse("--source: it is the tree of one stack that is started here; name that with --target");
        }
        var targets = new ArrayList<Target>();
        for (String name : names) {
            targets.add(target(name, source.path()));
        }
        return targets;
    }

    /** Whether one thing is asked for, which stands for targets of a command's own. */
    boolean isOnly(String name) {
        return names.equals(List.of(name));
    }

    private Target target(String name, Optional<Path> source) {
        if (name.equals("linux")) {
            return linux();
        }
        if (name.equals("reference")) {
            return reference();
        }
        if (Stacks.NAMES.contains(name)) {
            return stack(name, source);
        }
        if (name.startsWith(MUTANT)) {
            return mutant(name.substring(MUTANT.length()));
        }
        if (name.startsWith(NETNS) || name.startsWith(DOCKER)) {
            return somewhere(name);
        }
        if (name.startsWith("tcp:")) {
            return blackBox(name);
        }
        if (name.startsWith(UNIX)) {
            return unix(name);
        }
        throw new Misuse("choosing targets: no target is called " + name
                + "; take linux, reference, " + String.join(", ", Stacks.NAMES)
                + ", docker:NAME, netns:NAME, tcp:ADDRESS:PORT or unix:PATH");
    }

    private Target reference() {
        if (!link.equals("auto")) {
            throw new Misuse("target reference: link " + link + "; leave --link out, it is in this process");
        }
        refuse("reference", "--tester-address", testerAddress, "packet:IFACE or unix:PATH");
        refuse("reference", "--profile", profile, "stacks that somebody else started");
        refuseSocketOptions("reference");
        return ReferenceTarget.of(Settings.ordinary());
    }

    private Target stack(String name, Optional<Path> source) {
        if (!link.equals("auto")) {
            throw new Misuse("target " + name + ": link " + link + "; leave --link out, it is a TAP device");
        }
        refuse(name, "--tester-address", testerAddress, "packet:IFACE or unix:PATH");
        refuseSocketOptions(name);
        return Stacks.in(stacks).target(name, source, profile.map(ProfileFile::read));
    }

    private static Target mutant(String name) {
        return Mutants.all().stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .map(Mutant::target)
                .orElseThrow(() -> new Misuse(
                        "choosing targets: no mutant is called " + name + "; see ./tcpassay" + " mutants --list"));
    }

    private Target linux() {
        refuse("linux", "--tester-address", testerAddress, "packet:IFACE or unix:PATH");
        refuse("linux", "--profile", profile, "stacks that somebody else started");
        refuseSocketOptions("linux");
        return switch (link) {
            case "auto", "tun", "veth" -> Roads.linux(link);
            default -> throw new Misuse("target linux: link " + link + "; take auto, tun or veth");
        };
    }

    private Target somewhere(String name) {
        if (!link.equals("auto") && !link.equals("tun")) {
            throw new Misuse("target " + name + ": link " + link + "; leave --link out, it is a TUN device there");
        }
        refuse(name, "--tester-address", testerAddress, "packet:IFACE or unix:PATH");
        refuseSocketOptions(name);
        try {
            if (name.startsWith(DOCKER)) {
                return contained(name, Container.named(name.substring(DOCKER.length()), "docker"));
            }
            return Roads.somewhere(name, namespace(name), profile.map(ProfileFile::read));
        } catch (IllegalArgumentException | LinkException e) {
            throw new Misuse("target " + name + ": " + e.getMessage(), e);
        }
    }

    /** The kernel there, unless the container says that it holds a stack of its own. */
    private Target contained(String name, Container container) {
        Optional<String> label = container.label(STACK);
        if (label.isEmpty()) {
            return Roads.somewhere(name, container.namespace(), profile.map(ProfileFile::read));
        }
        if (!Stacks.NAMES.contains(label.get())) {
            throw new Misuse("target " + name + ": its label " + STACK + " names " + label.get() + "; one of "
                    + String.join(", ", Stacks.NAMES) + " is right, or no such label");
        }
        StackDescription stack = Stacks.description(label.get());
        return new StackTarget(
                container, stack, profile.map(ProfileFile::read).orElseGet(() -> Shelf.profileOf(stack)));
    }

    private static Namespace namespace(String name) {
        String place = name.substring(NETNS.length());
        return Namespace.find(place)
                .filter(found -> !place.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no network namespace (" + place + "); a name that ip netns lists, a process, or a path"));
    }

    private Target blackBox(String name) {
        refuseSocketOptions(name);
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
                blackBoxProfile(),
                new Endpoint(address, Integer.parseInt(matcher.group(3))),
                link.substring(PACKET.length()),
                testerAddress.map(TargetChoice::address));
    }

    private Target unix(String name) {
        if (!link.equals("auto")) {
            throw new Misuse("target " + name + ": link " + link + "; leave --link out, the socket is the link");
        }
        if (targetPort.orElse(1) < 1 || targetPort.orElse(1) > 65_535) {
            throw new Misuse("--target-port: " + targetPort.get() + "; 1 to 65535");
        }
        try {
            var options = new UnixTarget.Options(
                    targetAddress.map(TargetChoice::address), targetPort, testerAddress.map(TargetChoice::address));
            return new UnixTarget(blackBoxProfile(), Path.of(name.substring(UNIX.length())), options);
        } catch (InvalidPathException e) {
            throw new Misuse("target " + name + ": no path (" + e.getReason() + "); take unix:PATH", e);
        }
    }

    private Profile blackBoxProfile() {
        Profile told = profile.map(ProfileFile::read).orElseGet(() -> Shelf.profile("blackbox"));
        if (service.isEmpty()) {
            return told;
        }
        return told.serving(Service.of(service.get())
                .orElseThrow(() -> new Misuse("--service: none is called " + service.get() + "; take "
                        + String.join(", ", Service.names()) + ", or leave it out if something else listens")));
    }

    private void refuseSocketOptions(String name) {
        refuse(name, "--target-address", targetAddress, "unix:PATH");
        refuse(name, "--target-port", targetPort, "unix:PATH");
        if (!name.startsWith("tcp:")) {
            refuse(name, "--service", service, "stacks that somebody else started");
        }
    }

    private static void refuse(String name, String option, Optional<?> value, String belongs) {
        if (value.isPresent()) {
            throw new Misuse("target " + name + ": " + option + " is for " + belongs + "; leave it out");
        }
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
