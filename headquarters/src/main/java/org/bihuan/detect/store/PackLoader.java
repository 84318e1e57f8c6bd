package org.bihuan.detect.store;

import org.bihuan.detect.DetectApi;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the pack's counts; loading them again changes nothing. */
@Component
@Order(20)
class PackLoader implements PackContent {
    private final DetectApi detect;
    private final PackCounts pack;

    PackLoader(DetectApi detect, PackCounts pack) {
        this.detect = detect;
        this.pack = pack;
    }

    @Override
    public void load(City city) {
        detect.record(pack.read(), "pack:" + city.key());
    }
}
