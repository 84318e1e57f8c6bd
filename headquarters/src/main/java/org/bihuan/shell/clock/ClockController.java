package org.bihuan.shell.clock;

import java.time.Duration;
import java.util.Map;
import org.bihuan.shell.page.Back;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Moves the demo's clock forward by one of the steps that the frame offers. */
@Controller
class ClockController {
    private static final Map<String, Duration> STEPS =
            Map.of("PT1H", Duration.ofHours(1), "PT6H", Duration.ofHours(6), "P1D", Duration.ofDays(1));

    private final CityClock clock;

    ClockController(CityClock clock) {
        this.clock = clock;
    }

    @PostMapping("/shell/clock")
    View forward(@RequestParam String step, @RequestParam String back) {
        Duration by = STEPS.get(step);
        if (by == null || !clock.movable()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        clock.forward(by);
        return Back.to(back);
    }
}
