package dev.candor.store;

import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import net.jqwik.api.Tag;

@Tag("slow")
class PostgresqlHostTransactionProperties extends HostTransactionLaws {

  PostgresqlHostTransactionProperties() {
    super(Dialect.POSTGRESQL);
  }

  @Override
  String newDatabase() throws SQLException {
    return Postgresql.newDatabase();
  }

  @Override
  void refuseDocuments(Connection connection) throws SQLException {
    Sql.execute(connection, "alter table candor_document add check (text <> 'refused')");
  }
}
