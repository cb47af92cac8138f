// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.script.GeneratedProbe;

/** Every stimulus in every state. */
public final class Cells {

    /** The first part of their ids, and their tag. */
    public static final String TOPIC = "matrix";

    private Cells() {}

    /** State by state. */
    public static List<GeneratedProbe> all() {
        var cells = new ArrayList<GeneratedProbe>();
        for (Column column : Column.all()) {
            for (Stimulus stimulus : Stimuli.chosen()) {
                cells.add(new Cell(column, stimulus));
            }
        }
        return List.copyOf(cells);
    }

    /** The id of a cell, as {@code ./tcpassay run} knows it. */
    public static String id(Column column, Stimulus stimulus) {
        return column.id(stimulus);
    }
}
