-- Candor's record. Instants are whole nanoseconds since 1970-01-01T00:00Z: they sort, and nothing is rounded.
-- To read one: select datetime(send_at / 1000000000, 'unixepoch') from interaction;

-- which version of these tables this is; asked at every opening
create table candor_schema (
  version integer not null
) strict;
insert into candor_schema (version) values (1);

-- one row per borrower: locked while something is recorded for them, so that caps hold
create table recipient (
  person_id text    not null primary key,
  version   integer not null
) strict, without rowid;

create table interaction (
  seq                         integer primary key,          -- order of recording
  id                          text    not null unique,
  external_id                 text    unique,
  person_id                   text    not null references recipient (person_id),
  contact_id                  text,
  channel                     text    not null,
  subject                     text    not null,
  theme                       text    not null,
  direction                   text    not null,
  status                      text    not null,
  status_details              text,
  send_at                     integer not null,
  created_at                  integer not null,
  loan_ids                    text    not null,             -- JSON list
  case_id                     text,
  statement_id                text,
  attachments                 text    not null,             -- JSON list
  previous_interaction_id     text,
  supercase_bulk_operation_id text,
  transactional               integer not null check (transactional in (0, 1)),
  compliance_guard_rule_id    text
) strict;
create index interaction_of_borrower on interaction (person_id, send_at);
create index interaction_newest      on interaction (created_at, seq);

create table document (
  interaction_id text not null primary key references interaction (id),
  subject        text not null,
  channel        text not null,
  language       text not null,
  template       text not null,
  subject_line   text,
  text           text,
  html           text,
  pdf            blob
) strict;

create table decision (
  interaction_id text not null primary key references interaction (id),
  verdict        text not null                              -- JSON
) strict;

-- what a dispatcher takes; one row per interaction that was accepted
create table outbox (
  interaction_id text    not null primary key references interaction (id),
  due_at         integer not null,
  state          text    not null
    check (state in ('waiting', 'leased', 'sending', 'sent', 'failed', 'unknown', 'canceled')),
  attempts       integer not null default 0,
  lease_until    integer,
  lease_token    text
) strict;
create index outbox_due on outbox (due_at) where state = 'waiting';
