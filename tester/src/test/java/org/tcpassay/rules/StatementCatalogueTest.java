// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Statement.Standing;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StatementCatalogueTest {

    private static final String HEADING = "id,documents,topic,statement,check,expected,knobs,standing,truth,excuse\n";

    @Test
    public void shouldHaveEveryStatementOnce() {
        List<Statement> all = StatementCatalogue.shipped().all();

        assertEquals(all.size(), 163);
        assertEquals(all.get(0).id(), "DOC-001");
        assertEquals(all.get(162).id(), "DOC-163");
        assertTrue(all.stream()
                .allMatch(each -> each.documents().stream().allMatch(number -> number >= 1 && number <= 4)));
    }

    @Test
    public void shouldSayWhatIsReallySoWhereSomethingElseIsSaid() {
        Statement flood = StatementCatalogue.shipped().statement("DOC-088");

        assertEquals(flood.standing(), Standing.WRONG);
        assertEquals(
                flood.correction(),
                Optional.of("The RST answers the third segment of a handshake that finds the queue full; a new SYN is"
                        + " dropped in silence."));
        assertEquals(StatementCatalogue.shipped().statement("DOC-073").correction(), Optional.empty());
    }

    @Test
    public void shouldBeAskedLikeARequirementThatBindsNobody() {
        Rule rule = StatementCatalogue.shipped().statement("DOC-088").rule();

        assertEquals(rule.level(), Level.SAID);
        assertEquals(rule.clause(), "documents on listen-backlog");
        assertTrue(rule.statement().startsWith("The RST answers the third segment"), rule.statement());
    }

    @DataProvider
    Object[][] mistakes() {
        return new Object[][] {
            {"DOC-1,1,t,s,c,e,,true,,", "DOC-1: no id of a statement"},
            {"DOC-001,1,t,s,c,e,,wrong,,", "DOC-001: it is wrong; say what is really so"},
            {"DOC-001,1,t,s,c,e,,true,,because", "DOC-001: uncheckable is what has an excuse"},
            {"DOC-001,1,t,s,c,e,,uncheckable,,", "DOC-001: uncheckable is what has an excuse"},
            {"DOC-001,1,t,s,c,e,,rumour,,", "DOC-001: No enum constant"},
            {"DOC-001,1,t,s,c,e,,true,,\nDOC-001,1,t,s,c,e,,true,,", "DOC-001 stands there twice"},
        };
    }

    @Test(dataProvider = "mistakes")
    public void shouldTellWhatIsWrong(String lines, String part) {
        IllegalArgumentException refusal =
                expectThrows(IllegalArgumentException.class, () -> StatementCatalogue.of(HEADING + lines + "\n"));

        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    public void shouldNameTheNearest() {
        IllegalArgumentException refusal =
                expectThrows(IllegalArgumentException.class, () -> StatementCatalogue.shipped()
                        .statement("DOC-999"));

        assertTrue(refusal.getMessage().contains("DOC-099"), refusal.getMessage());
    }
}
