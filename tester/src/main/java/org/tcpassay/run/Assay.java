// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.target.Target;

/** Asks a target in virtual time very many questions; of each only the answer is kept. */
public final class Assay {

    private final Target target;
    private final long seed;

    /**
     * @param target one in virtual time
     * @param seed fixes everything random, the target's own choices included
     */
    public Assay(Target target, long seed) {
        if (!target.isVirtual()) {
            throw new IllegalArgumentException(
                    "asking " + target.name() + ": it needs time; a virtual target does not");
        }
        this.target = target;
        this.seed = seed;
    }

    /** One probe on the calling thread, which never comes back if the target does not. */
    public Answer ask(CatalogueEntry entry) {
        return Answer.of(entry.info(), execution(entry).atFreshOf(target));
    }

    /**
     * Side by side, in the order of {@code entries}.
     *
     * @param patience for one probe; one that takes longer is given up, and after some of these the rest is not asked
     */
    public List<Answer> ask(List<CatalogueEntry> entries, int jobs, Duration patience) throws InterruptedException {
        List<VirtualJob> all = new ArrayList<>(entries.size());
        for (CatalogueEntry entry : entries) {
            all.add(new VirtualJob(target, execution(entry), all.size(), patience));
        }
        var answers = new Answer[entries.size()];
        Crew.work(jobs, patience, all, done -> {
            answers[done.number()] = Answer.of(entries.get(done.number()).info(), done.result());
        });
        return List.of(answers);
    }

    private Execution execution(CatalogueEntry entry) {
        return new Execution(entry, target.profile(), seed, 1);
    }
}
