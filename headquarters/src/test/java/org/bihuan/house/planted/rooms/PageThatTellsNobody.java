package org.bihuan.house.planted.rooms;

import org.springframework.web.bind.annotation.PostMapping;

/** Planted: changes something and leaves no entry. */
public class PageThatTellsNobody {
    private int changes;

    @PostMapping("/planted/change")
    public int change() {
        return ++changes;
    }
}
