// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Imports point one way: the picture of DESIGN.md, executable. */
public class DirectionTest {

    /** Each package, and those of the engine that it may use besides itself. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("wire", List.of()),
            Map.entry("rules", List.of()),
            Map.entry("model", List.of("wire", "rules")),
            Map.entry("trace", List.of("model", "wire", "rules")),
            Map.entry("expect", List.of("model", "wire", "rules")),
            Map.entry("yaml", List.of("rules")),
            Map.entry("fault", List.of("model", "wire", "rules", "yaml")),
            Map.entry("net", Engine.PURE),
            Map.entry("link", with("net")),
            Map.entry("target", with("net", "link", "yaml")),
            Map.entry("relay", with("net", "link", "target", "fault", "yaml")),
            Map.entry("mutants", with("net", "link", "target", "yaml")),
            Map.entry("lab", with("net", "link", "target", "fault", "relay", "yaml")),
            Map.entry("script", with("net", "link", "target", "fault", "relay", "yaml", "lab")),
            Map.entry("referee", with("net", "link", "target", "fault", "relay", "yaml", "lab", "script")),
            Map.entry(
                    "run",
                    with("net", "link", "target", "fault", "relay", "yaml", "mutants", "lab", "script", "referee")),
            Map.entry(
                    "report",
                    with(
                            "net", "link", "target", "fault", "relay", "yaml", "mutants", "lab", "script", "referee",
                            "run")));

    @DataProvider
    public Object[][] packages() {
        return present().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "packages")
    public void shouldUseOnlyWhatLiesBelow(String name) {
        var above = new TreeSet<>(MAY_USE.keySet());
        above.remove(name);
        above.removeAll(MAY_USE.get(name));

        noClasses()
                .that()
                .resideInAPackage(Engine.ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Engine.packages(List.copyOf(above)))
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldGiveEachPackageItsPlace() {
        Set<String> homeless = present();
        homeless.removeAll(MAY_USE.keySet());
        assertEquals(homeless, Set.of(), "packages without a place in the picture");
    }

    @Test
    public void shouldHaveNoCycles() {
        slices().matching(Engine.ROOT + "(*)..").should().beFreeOfCycles().check(Engine.CLASSES);
    }

    @Test
    public void shouldKnowNoProbe() {
        noClasses()
                .that()
                .resideInAnyPackage(Engine.packages(List.copyOf(MAY_USE.keySet())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Engine.packages(List.of("probes", "suites")))
                .check(Engine.CLASSES);
    }

    private static Set<String> present() {
        var names = new TreeSet<String>();
        Engine.CLASSES.forEach(each ->
                names.add(each.getPackageName().substring(Engine.ROOT.length()).split("\\.", 2)[0]));
        return names;
    }

    private static List<String> with(String... more) {
        var all = new ArrayList<>(Engine.PURE);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
