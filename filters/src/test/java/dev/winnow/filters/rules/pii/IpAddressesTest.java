package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "from 203.0.113.7.,203.0.113.7",
    "http://192.168.1.10:8080/,192.168.1.10",
    "\"10.0.0.1\",10.0.0.1",
    "ip=172.16.254.1,172.16.254.1",
    "223.255.255.255,223.255.255.255",
    "host 8.8.8.10/24,8.8.8.10",
    "http://192.168.1.0/x,192.168.1.0"
  })
  void givenIpv4Address_isFound(String text, String address) {
    assertThat(Found.in(text, Kind.IP)).containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.4",
        "version 10.2.3.4",
        "v10.2.3.4",
        "Version: 10.2.3.4",
        "see section 12.1.3.4",
        "Chrome/10.0.12.1",
        "lib-1.20.3.14.jar",
        "10.2.3.4-beta",
        "10.2.3.4-rc1",
        "1.2.3.40.5",
        "10.2.3",
        "256.1.1.1",
        "192.168.01.1",
        "Divide 192.168.40.0/24 into four",
        "127.0.0.1",
        "0.0.0.10",
        "255.255.255.0",
        "224.0.0.251",
        "a10.2.3.4",
        "10.2.3.4a",
        "10.2.3.4.example.com",
        "10.2.3.4_1",
        "12.10.2023",
        "3.14159",
        "10..2.3.4",
        "\ud80010.2.3"
      })
  void givenVersionDateOrNoHost_isNotFound(String text) {
    assertThat(Found.in(text, Kind.IP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1,2001:db8::1",
    "at 2001:0db8:85a3:0000:0000:8a2e:0370:7334.,2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "[2a00:1450:4001:81b::200e]:443,2a00:1450:4001:81b::200e",
    "fe80::1%eth0,fe80::1",
    "FD12:3456:789A::1,FD12:3456:789A::1",
    "2001:db8:1:: ,2001:db8:1::",
    "2001:db8::1: yes,2001:db8::1"
  })
  void givenIpv6Address_isFound(String text, String address) {
    assertThat(Found.in(text, Kind.IP)).containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12:34:56",
        "::",
        "::1",
        "std::vector",
        "dead::beef",
        "abc::def::fed",
        "x[1000::2]",
        "x[2000::2]",
        "00:1A:2B:3C:4D:5E",
        "00:11:22:33:44:55:66:77",
        "2001:db8:::1",
        "2001:db8::1::2",
        "2001:db8:1:2:3:4:5",
        "2001:db8:1:2:3:4:5:6:7",
        "2001:db8::1:2:3:4:5:6",
        "2001:0db80::1",
        "ff02::1",
        "g2001:db8::1",
        "2001:db8::1g",
        "2001:db8::1\ud801\udc00"
      })
  void givenTimeNameOrNoHost_isNotFound(String text) {
    assertThat(Found.in(text, Kind.IP)).isEmpty();
  }

  @Test
  void givenMegabyteOfPointsAndColons_isLinear() {
    for (String unit : new String[] {"1.", ".", ":", "a:", "::1", "10.2.3.4 ", "1"}) {
      assertThat(Found.in(unit.repeat(1 << 18), Kind.IP)).isNotNull();
    }
  }
}
