// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Glob;

/**
 * A disagreement that fuzzing is expected to find.
 *
 * @param category a glob over ids of categories, such as {@code established.seq-es-oow.ack.nothing}
 * @param after what must have been asked before, such as {@code unstamped}; empty where the last thing explains all
 * @param finding a part of what the target does; empty where anything of the category is meant
 * @param reason why it is expected
 * @param reference where that is written, without a URL
 */
record FuzzEntry(String category, Optional<String> after, Optional<String> finding, String reason, String reference) {

    boolean covers(String id, Set<String> traits, String got) {
        return new Glob(category).matches(id)
                && finding.map(got::contains).orElse(true)
                && after.map(traits::contains).orElse(true);
    }
}
