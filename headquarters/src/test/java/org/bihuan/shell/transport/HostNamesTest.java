package org.bihuan.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostNamesTest {
    @Test
    void aNameMatchesWholeAndInAnyCase() {
        HostNames names = HostNames.LOCAL.and(List.of("city.example", "192.0.2.10", "2001:db8::1"));
        assertThat(List.of(
                        "localhost", "LocalHost", "127.0.0.1", "[::1]", "CITY.example", "192.0.2.10", "[2001:DB8::1]"))
                .allMatch(names::include);
        assertThat(List.of(
                        "evil.example", "city.example.evil.example", "xcity.example", "city.example.", "", "127.0.0.2"))
                .noneMatch(names::include);
    }

    @Test
    void anAsteriskStandsForOneLabelAndForNoAddress() {
        HostNames names = new HostNames(Set.of("*.city.example", "*.0.2.10"));
        assertThat(names.include("epidemic.city.example")).isTrue();
        assertThat(names.include("a.b.city.example")).isFalse();
        assertThat(names.include("city.example")).isFalse();
        assertThat(names.include(".city.example")).isFalse();
        assertThat(names.include("192.0.2.10")).isFalse();
    }

    @Test
    void hanNamesAreKeptAsTheyTravel() {
        assertThat(HostNames.parse("指挥部.中国").orElseThrow()).matches("xn--[a-z0-9]+\\.xn--fiqs8s");
        assertThat(HostNames.parse("[::1]")).contains("0:0:0:0:0:0:0:1");
        assertThat(HostNames.parse("a b")).isEmpty();
        assertThat(HostNames.parse("")).isEmpty();
    }

    @Test
    void aBlockContainsWhatSharesItsLeadingBits() {
        Cidr block = Cidr.parse("192.0.2.128/25").orElseThrow();
        assertThat(block.contains(InetAddress.ofLiteral("192.0.2.255"))).isTrue();
        assertThat(block.contains(InetAddress.ofLiteral("192.0.2.127"))).isFalse();
        assertThat(block.contains(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(Cidr.parse("2001:db8::/33").orElseThrow().contains(InetAddress.ofLiteral("2001:db8:8000::1")))
                .isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().contains(InetAddress.ofLiteral("203.0.113.9")))
                .isTrue();
        assertThat(List.of("192.0.2.1/", "/8", "192.0.2.1/33", "1/2/3", "192.0.2.1/-1", "city.example/8"))
                .allMatch(text -> Cidr.parse(text).isEmpty());
    }
}
