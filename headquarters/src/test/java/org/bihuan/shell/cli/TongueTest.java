package org.bihuan.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TongueTest {
    @Test
    void whatIsChosenGoesBeforeTheEnvironment() {
        assertThat(Tongue.tag("zh", Map.of("LANG", "en_GB.UTF-8"))).isEqualTo("zh-CN");
        assertThatThrownBy(() -> Tongue.tag("fr", Map.of())).isInstanceOf(CommandFailure.class);
    }

    @Test
    void theFirstVariableThatIsSetCounts() {
        assertThat(Tongue.tag("", Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo("zh-CN");
        assertThat(Tongue.tag("", Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US")))
                .isEqualTo("en");
        assertThat(Tongue.tag("", Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", ""))).isEqualTo("zh-CN");
        assertThat(Tongue.tag("", Map.of("LANG", "C.UTF-8"))).isEmpty();
        assertThat(Tongue.tag("", Map.of())).isEmpty();
    }
}
