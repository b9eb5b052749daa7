package dev.candor.compliance.internal.circumstance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.party.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewYorkCityTest {

  @ParameterizedTest(name = "{0}, {1} {2} is {3}")
  @CsvSource({
    "New York,NY,10027,New York",
    "BROOKLYN,NY,11201,Brooklyn",
    "staten  island,ny,,Staten Island",
    "nyc,NY,,NYC",
    "Flushing,NY,11355,New York",
    "Astoria,NY,11105-1234,New York",
    "Jamaica,NY,11432,New York",
    "Far Rockaway,NY,11691,New York",
    "Glen Oaks,NY,11004,New York",
    ",NY,10451,New York",
    "Great Neck,NY,11021,Great Neck",
    "Mineola,NY,11501,Mineola",
    "Yonkers,NY,10701,Yonkers",
    "Albany,NY,12207,Albany",
    "Brooklyn,OH,44144,Brooklyn",
    "BROOKLYN,OH,11201,BROOKLYN",
    ",NY,,"
  })
  void the_city_is_known_by_its_boroughs_and_postal_codes(
      String city, String state, String code, String expected) {
    assertThat(NewYorkCity.city(new Address(null, null, city, state, code, "US", null)))
        .isEqualTo(expected);
  }
}
