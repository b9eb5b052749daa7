package dev.candor.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sends: printed on letterheads, never judged. Null means not known.
 *
 * @param name the name borrowers know
 * @param legalName the name in the register
 * @param address the return address
 * @param phone as printed
 * @param email as printed
 * @param website as printed, without the scheme: {@code juniper.example.com}
 * @param hours when somebody answers, as printed
 * @param attributes anything more that templates may print
 */
public record Company(
    @NotNull String name,
    @Nullable String legalName,
    @Nullable @Valid Address address,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String website,
    @Nullable String hours,
    Map<String, @Nullable Object> attributes) {

  public Company {
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }
}
