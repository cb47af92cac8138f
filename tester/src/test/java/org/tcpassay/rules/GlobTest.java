// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GlobTest {

    @DataProvider
    Object[][] pairs() {
        return new Object[][] {
            {"*", "", true},
            {"*", "a.b", true},
            {"established.*", "established.rst.reset", true},
            {"established.*", "closed.established.x", false},
            {"*.reset", "a.b.reset", true},
            {"*.reset", "a.b.reset[v6]", false},
            {"a*b*c", "axxbyybzc", true},
            {"a*b*c", "axxbyybz", false},
            {"a.b[v6]", "a.b[v6]", true},
            {"a.b[v6]", "a.bv", false},
            {"a.b[*]", "a.b[left edge]", true},
            {"", "", true},
            {"", "a", false},
        };
    }

    @Test(dataProvider = "pairs")
    public void shouldMatch(String pattern, String id, boolean matches) {
        assertEquals(new Glob(pattern).matches(id), matches);
    }

    @Test
    public void shouldFindTheNearestIds() {
        assertEquals(
                Nearest.to("estblished.x", List.of("listen.x", "established.x", "established.y"), 2),
                List.of("established.x", "established.y"));
        assertEquals(Nearest.sentence(List.of("a", "b", "c")), "a, b or c");
        assertEquals(Nearest.sentence(List.of("a")), "a");
    }
}
