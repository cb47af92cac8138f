// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The catalogue of stimuli: pairwise, but for some that everybody will ask for. */
public final class Stimuli {

    private static final List<Stimulus> ALL = everything();
    private static final List<Stimulus> CATALOGUE = catalogue();

    private Stimuli() {}

    /** By control bits and then by place. */
    public static List<Stimulus> chosen() {
        return CATALOGUE;
    }

    /** Whatever means something. */
    static List<Stimulus> all() {
        return ALL;
    }

    private static List<Stimulus> catalogue() {
        List<Stimulus> chosen = new ArrayList<>(Pairwise.of(ALL, classics()));
        chosen.sort(Comparator.comparingInt(ALL::indexOf));
        return List.copyOf(chosen);
    }

    /** What is asked first of any state, and nothing unusual about it but one thing. */
    private static List<Stimulus> classics() {
        return List.of(
                plain(Control.ACK, Place.RCV_NXT_ITSELF, Acknowledges.ALL),
                plain(Control.ACK, Place.LEFT_EDGE, Acknowledges.ALL),
                plain(Control.FIN, Place.RCV_NXT_ITSELF, Acknowledges.ALL),
                plain(Control.FIN, Place.BEYOND, Acknowledges.ALL),
                plain(Control.SYN, Place.RCV_NXT_ITSELF, Acknowledges.NOTHING),
                plain(Control.SYN_ACK, Place.RCV_NXT_ITSELF, Acknowledges.ALL),
                plain(Control.RST, Place.RCV_NXT_ITSELF, Acknowledges.NOTHING),
                plain(Control.RST, Place.IN_WINDOW, Acknowledges.NOTHING),
                new Stimulus(
                        Control.ACK, Place.RCV_NXT_ITSELF, Acknowledges.ALL, true, Stamp.NOT_NEGOTIATED),
                new Stimulus(
                        Control.SYN_ACK, Place.RCV_NXT_ITSELF, Acknowledges.OLD, true, Stamp.NOT_NEGOTIATED));
    }

    private static Stimulus plain(Control control, Place place, Acknowledges acknowledges) {
        return new Stimulus(control, place, acknowledges, false, Stamp.NOT_NEGOTIATED);
    }

    private static List<Stimulus> everything() {
        var all = new ArrayList<Stimulus>();
        for (Control control : Control.values()) {
            for (Place place : Place.values()) {
                for (Acknowledges acknowledges : Acknowledges.values()) {
                    for (boolean withText : List.of(false, true)) {
                        for (Stamp stamp : Stamp.values()) {
                            all.add(new Stimulus(control, place, acknowledges, withText, stamp));
                        }
                    }
                }
            }
        }
        return all.stream().filter(Stimulus::isMeaningful).toList();
    }
}
