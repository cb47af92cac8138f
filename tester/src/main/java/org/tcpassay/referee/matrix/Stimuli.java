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

    /** What anybody would ask first: as little unusual about each as can be. */
    private static List<Stimulus> classics() {
        var classics = new ArrayList<Stimulus>();
        for (Place place : Place.values()) {
            classics.add(plain(Control.ACK, place, Acknowledges.ALL));
            classics.add(text(place, Acknowledges.ALL, Stamp.NOT_NEGOTIATED));
            classics.add(plain(Control.FIN, place, Acknowledges.ALL));
            classics.add(plain(Control.SYN, place, Acknowledges.NOTHING));
            classics.add(plain(Control.RST, place, Acknowledges.NOTHING));
        }
        for (Acknowledges acknowledges : List.of(Acknowledges.AGAIN, Acknowledges.OLD, Acknowledges.UNSENT)) {
            classics.add(plain(Control.ACK, Place.RCV_NXT_ITSELF, acknowledges));
            classics.add(text(Place.RCV_NXT_ITSELF, acknowledges, Stamp.NOT_NEGOTIATED));
            classics.add(plain(Control.FIN, Place.RCV_NXT_ITSELF, acknowledges));
        }
        for (Stamp stamp : List.of(Stamp.NEWER, Stamp.OLDER, Stamp.MISSING)) {
            classics.add(text(Place.RCV_NXT_ITSELF, Acknowledges.ALL, stamp));
        }
        classics.add(plain(Control.SYN_ACK, Place.RCV_NXT_ITSELF, Acknowledges.ALL));
        classics.add(plain(Control.SYN_ACK, Place.LEFT_EDGE, Acknowledges.ALL));
        classics.add(plain(Control.RST_ACK, Place.RCV_NXT_ITSELF, Acknowledges.ALL));
        return classics;
    }

    private static Stimulus plain(Control control, Place place, Acknowledges acknowledges) {
        return new Stimulus(control, place, acknowledges, false, Stamp.NOT_NEGOTIATED);
    }

    private static Stimulus text(Place place, Acknowledges acknowledges, Stamp stamp) {
        return new Stimulus(Control.ACK, place, acknowledges, true, stamp);
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
