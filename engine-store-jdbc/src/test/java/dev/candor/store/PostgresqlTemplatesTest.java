package dev.candor.store;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresqlTemplatesTest extends TemplateStoreContract {

  @Override
  String url() throws SQLException {
    return Postgresql.newDatabase();
  }
}
