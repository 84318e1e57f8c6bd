package org.bihuan.control.store;

import org.bihuan.shell.scope.Actor;

/**
 * Who enters something, as it is kept.
 *
 * @param verified true: somebody who was signed in
 */
record Enterer(String name, boolean verified) {
    static final Enterer PACK = new Enterer("city pack", false);

    static Enterer of(Actor by) {
        return new Enterer(by.signature(), by.isPerson());
    }
}
