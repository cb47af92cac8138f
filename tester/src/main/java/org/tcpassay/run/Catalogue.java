// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.State;
import org.tcpassay.rules.StatementCatalogue;
import org.tcpassay.script.GeneratedProbe;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.IpVersion;

/** All probes found under a package, one entry a row and version of IP, in the order of the RFC's states and then of topics. */
public final class Catalogue {

    private static final String TWIN = "-V6"; // ends the id of a requirement that is another's over IPv6

    private final Map<String, CatalogueEntry> entries;

    private Catalogue(Map<String, CatalogueEntry> entries) {
        this.entries = entries;
    }

    /**
     * Finds every {@link Probe} below a package, in folders and jars alike.
     *
     * @throws IllegalArgumentException if a probe is written against the rules, with its method
     */
    public static Catalogue under(String packageName, ClassLoader loader) {
        List<CatalogueEntry> found = new ArrayList<>();
        for (String name : classNames(packageName.replace('.', '/'), loader)) {
            for (Method method : load(name, loader).getDeclaredMethods()) {
                Probe probe = method.getAnnotation(Probe.class);
                if (probe != null) {
                    found.addAll(rows(probe, method));
                }
            }
        }
        found.sort(Comparator.comparingInt((CatalogueEntry entry) -> rank(entry.info()))
                .thenComparing(entry -> entry.info().group())
                .thenComparing(entry -> ProbeId.of(entry.info().id()).plain())
                .thenComparingInt(CatalogueEntry::rowNumber));
        return of(found);
    }

    /**
     * Of probes that were computed, in the order given; over IPv4 their ids do not say the version.
     *
     * @throws IllegalArgumentException if one is against the rules
     */
    public static Catalogue generated(List<? extends GeneratedProbe> probes, IpVersion version) {
        return of(probes.stream().map(probe -> entry(probe, version)).toList());
    }

    /** This one, and the other behind it. */
    public Catalogue with(Catalogue other) {
        return of(Stream.concat(entries.values().stream(), other.entries.values().stream())
                .toList());
    }

    private static Catalogue of(List<CatalogueEntry> found) {
        var byId = new LinkedHashMap<String, CatalogueEntry>();
        for (CatalogueEntry entry : found) {
            CatalogueEntry other = byId.put(entry.info().id(), entry);
            if (other != null) {
                throw new IllegalArgumentException(
                        "probe " + entry.info().id() + " stands twice: " + other.origin() + " and " + entry.origin());
            }
        }
        return new Catalogue(byId);
    }

    private static CatalogueEntry entry(GeneratedProbe probe, IpVersion version) {
        var info = new ProbeInfo(
                version == IpVersion.V4 ? probe.id() : probe.id() + ProbeId.suffix(version),
                probe.claim(),
                probe.rules().stream().map(RuleCatalogue.shipped()::rule).toList(),
                probe.state(),
                Tier.FAST,
                probe.tags(),
                Map.of());
        return new CatalogueEntry(
                info,
                lab -> {
                    try {
                        probe.ask(lab);
                    } catch (RuntimeException | Error e) {
                        throw new InvocationTargetException(e);
                    }
                },
                "generated",
                0);
    }

    public List<ProbeInfo> probes() {
        return entries.values().stream().map(CatalogueEntry::info).toList();
    }

    /**
     * A probe by its id; one without a version of IP means the first that there is.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public CatalogueEntry entry(String id) {
        return Stream.concat(Stream.of(id), Stream.of(IpVersion.values()).map(version -> id + ProbeId.suffix(version)))
                .filter(entries::containsKey)
                .findFirst()
                .map(entries::get)
                .orElseThrow(() -> new IllegalArgumentException("no probe " + id));
    }

    /** States first, in the RFC's order; topics after them. */
    private static int rank(ProbeInfo info) {
        List<State> states = Arrays.asList(State.values());
        return states.stream()
                .filter(state -> state.label().equals(info.group()))
                .findFirst()
                .map(states::indexOf)
                .orElse(states.size());
    }

    private static List<CatalogueEntry> rows(Probe probe, Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean wellFormed = parameters.length >= 1
                && (parameters[0] == Lab.class || parameters[0] == Hosts.class)
                && (parameters.length == 1 || parameters.length == 2 && parameters[1].isEnum());
        if (!wellFormed) {
            throw new IllegalArgumentException("probe " + probe.id() + ": " + method
                    + " must take a Lab or Hosts and, for rows, a constant of an enum");
        }
        method.setAccessible(true);
        if (parameters.length == 1) {
            return entries(probe, method, Optional.empty(), 0);
        }
        int count = 0;
        List<CatalogueEntry> rows = new ArrayList<>();
        for (Object constant : parameters[1].getEnumConstants()) {
            Enum<?> row = (Enum<?>) constant;
            if (probe.rows().length == 0 || Arrays.asList(probe.rows()).contains(row.name())) {
                rows.addAll(entries(probe, method, Optional.of(row), count));
                count++;
            }
        }
        if (count < Math.max(1, probe.rows().length)) {
            throw new IllegalArgumentException("probe " + probe.id() + ": a row of " + Arrays.toString(probe.rows())
                    + " is no constant of " + parameters[1].getSimpleName());
        }
        return rows;
    }

    /** One a version. */
    private static List<CatalogueEntry> entries(Probe probe, Method method, Optional<Enum<?>> row, int number) {
        var asking = new WrittenProbe(method, row);
        return Stream.of(probe.ip())
                .map(version -> new CatalogueEntry(info(probe, row, version), asking, method.toString(), number))
                .toList();
    }

    private static ProbeInfo info(Probe probe, Optional<Enum<?>> row, IpVersion version) {
        String inBrackets = row.map(
                        of -> '[' + of.name().toLowerCase(Locale.ROOT).replace('_', '-') + ']')
                .orElse("");
        String id = probe.id() + inBrackets + ProbeId.suffix(version);
        List<Rule> rules = rules(probe, row, version);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("probe " + id + " names no rule; name the requirement that it checks");
        }
        Set<String> tags = Set.of(probe.tags());
        Tier tier = tags.contains("long") ? Tier.LONG : tags.contains("slow") ? Tier.SLOW : Tier.FAST;
        Map<String, String> settings = WrittenProbe.settings(probe);
        List<String> resembles = List.of(probe.resembles());
        return new ProbeInfo(id, probe.claim(), rules, state(probe, id, row), tier, tags, settings, resembles);
    }

    /**
     * The row's own rule goes first; {@code {state}} in a rule's id stands for the row's state; over IPv6 a rule's twin
     * for that version stands for it.
     */
    private static List<Rule> rules(Probe probe, Optional<Enum<?>> row, IpVersion version) {
        Stream<String> own =
                row.isPresent() && row.get() instanceof Ruled ruled ? Stream.of(ruled.rule()) : Stream.of();
        String state = row.isPresent() && row.get() instanceof State of ? of.shorthand() : "{state}";
        return Stream.concat(own, Stream.of(probe.rules()))
                .map(id -> rule(id.replace("{state}", state), version))
                .toList();
    }

    private static Rule rule(String id, IpVersion version) {
        if (StatementCatalogue.isStatement(id)) {
            return StatementCatalogue.shipped().statement(id).rule();
        }
        RuleCatalogue rules = RuleCatalogue.shipped();
        String twin = id + TWIN;
        return rules.rule(version == IpVersion.V6 && rules.contains(twin) ? twin : id);
    }

    private static Optional<State> state(Probe probe, String id, Optional<Enum<?>> row) {
        if (row.isPresent() && row.get() instanceof State state) {
            return Optional.of(state);
        }
        if (probe.state().length > 0) {
            return Optional.of(probe.state()[0]);
        }
        String group = id.substring(0, id.indexOf('.'));
        return Stream.of(State.values())
                .filter(state -> state.label().equals(group))
                .findFirst();
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("loading probe class " + name, e);
        }
    }

    private static List<String> classNames(String folder, ClassLoader loader) {
        List<String> names = new ArrayList<>();
        try {
            for (URL place : Collections.list(loader.getResources(folder))) {
                if (place.openConnection() instanceof JarURLConnection jar) {
                    jar.getJarFile().stream()
                            .map(java.util.zip.ZipEntry::getName)
                            .filter(name -> name.startsWith(folder + "/") && name.endsWith(".class"))
                            .forEach(name -> names.add(className(name)));
                } else {
                    Path root = Path.of(place.toURI());
                    try (Stream<Path> files = Files.walk(root)) {
                        files.map(file -> folder + "/" + root.relativize(file).toString())
                                .filter(name -> name.endsWith(".class"))
                                .forEach(name -> names.add(className(name)));
                    }
                }
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("looking for probes under " + folder, e);
        }
        return names.stream()
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .toList();
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }
}
