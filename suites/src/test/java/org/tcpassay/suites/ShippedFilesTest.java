// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.run.Ledger;
import org.tcpassay.target.Profile;
import org.tcpassay.target.ProfileFile;
import org.tcpassay.target.stack.StackDescription;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The profiles and ledgers that come with the jar can be read and belong together. */
public class ShippedFilesTest {

    @DataProvider
    Object[][] names() {
        return new Object[][] {{"linux"}, {"blackbox"}};
    }

    @Test(dataProvider = "names")
    public void shouldReadProfileAndLedgerOfTheSameName(String name) {
        assertEquals(
                ProfileFile.resource(Main.class, "profiles/" + name + ".yaml").name(), name);
        assertEquals(
                Ledger.resource(Main.class, "ledgers/" + name + ".yaml")
                        .orElseThrow()
                        .target(),
                name);
    }

    @DataProvider
    Object[][] stacks() {
        return Stacks.NAMES.stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "stacks")
    public void shouldDescribeEachStack(String name) {
        StackDescription stack = Stacks.description(name);
        assertEquals(stack.name(), name);
        Profile profile = Shelf.profileOf(stack);
        assertEquals(profile.name(), stack.profile().orElse(name), "also where none is shipped");
        assertTrue(Collections.disjoint(profile.claims(), stack.without()), name);
    }

    @Test
    public void shouldClaimNothingForABlackBox() {
        Profile blackbox = ProfileFile.resource(Main.class, "profiles/blackbox.yaml");
        assertEquals(blackbox.claims(), Set.of());
        assertEquals(blackbox.capabilities(), Set.of());
        assertEquals(blackbox.responseTime(), Duration.ofSeconds(1));
    }

    @Test
    public void shouldClaimForLinuxWhatItDoesByDefault() {
        Profile linux = ProfileFile.resource(Main.class, "profiles/linux.yaml");
        assertTrue(linux.claims().contains(Given.RFC5961));
        assertFalse(linux.claims().contains(Given.RFC1337), "net.ipv4.tcp_rfc1337 is 0");
        assertTrue(linux.capabilities().containsAll(Set.of("upper-tester", "socket-states", "settings")));
    }
}
