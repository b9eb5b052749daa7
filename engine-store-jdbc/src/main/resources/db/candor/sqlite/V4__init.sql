-- Candor's record. Instants are whole nanoseconds since 1970-01-01T00:00Z: they sort, and nothing is rounded.
-- To read one: select datetime(send_at / 1000000000, 'unixepoch') from candor_interaction;

-- which version of these tables this is; asked at every opening
create table candor_schema (
  version integer not null
) strict;
insert into candor_schema (version) values (4);

-- one row per borrower: locked while something is recorded for them, so that caps hold
create table candor_recipient (
  person_id text not null primary key,
  version   integer not null
) strict, without rowid;

create table candor_interaction (
  seq                         integer primary key, -- order of recording
  id                          text not null unique,
  external_id                 text unique,
  person_id                   text not null references candor_recipient (person_id),
  contact_id                  text,
  channel                     text not null,
  subject                     text not null,
  theme                       text not null,
  direction                   text not null,
  status                      text not null,
  status_details              text,
  send_at                     integer not null,
  created_at                  integer not null,
  loan_ids                    text not null, -- JSON list
  case_id                     text,
  statement_id                text,
  attachments                 text not null, -- JSON list
  previous_interaction_id     text,
  supercase_bulk_operation_id text,
  transactional               integer not null check (transactional in (0, 1)),
  compliance_guard_rule_id    text,
  sensitive                   integer not null default 0 check (sensitive in (0, 1)) -- the authorised alone may see it
) strict;
create index candor_interaction_of_borrower on candor_interaction (person_id, send_at);
create index candor_interaction_of_channel  on candor_interaction (channel, send_at);
create index candor_interaction_newest      on candor_interaction (created_at, seq);

create table candor_document (
  interaction_id text not null primary key references candor_interaction (id),
  subject        text not null,
  channel        text not null,
  language       text not null,
  template       text not null,
  subject_line   text,
  text           text,
  html           text,
  pdf            blob
) strict;

-- one row per decision, in the order they were made
create table candor_decision (
  interaction_id text    not null references candor_interaction (id),
  number         integer not null,
  decided_at     integer not null,
  status         text    not null, -- what it left the interaction with
  verdict        text    not null, -- JSON
  primary key (interaction_id, number)
) strict;

-- what a scheduled message is decided on again by: what the request said that the interaction does not
create table candor_terms (
  interaction_id  text    not null primary key references candor_interaction (id),
  first_due_at    integer not null,
  movable         integer not null check (movable in (0, 1)),
  jitter_seconds  integer not null,
  dialing         text    not null,
  commercial      integer not null check (commercial in (0, 1)),
  limited_content integer not null check (limited_content in (0, 1)),
  plain_envelope  integer not null check (plain_envelope in (0, 1)),
  use_template    integer not null check (use_template in (0, 1)),
  language        text    not null,
  disclosures     text    not null -- JSON list: id, text and what it says also
) strict;

-- what a dispatcher takes; one row per interaction that was accepted; scheduled: not before it is released
create table candor_outbox (
  interaction_id text    not null primary key references candor_interaction (id),
  due_at         integer not null,
  state          text    not null
    check (state in ('scheduled', 'waiting', 'leased', 'sending', 'sent', 'failed', 'unknown', 'canceled')),
  attempts       integer not null default 0,
  lease_until    integer,
  lease_token    text
) strict;
create index candor_outbox_due       on candor_outbox (due_at) where state = 'waiting';
create index candor_outbox_scheduled on candor_outbox (due_at, interaction_id) where state = 'scheduled';

-- one row per channel with a throttle: locked while a message of it is released
create table candor_throttle (
  channel text not null primary key,
  version integer not null
) strict, without rowid;

-- one row: moves with every change of what is in use
create table candor_template_state (
  id       integer not null primary key check (id = 1),
  revision integer not null
);
insert into candor_template_state (id, revision) values (1, 0);

-- templates a lender keeps here, with all their versions
create table candor_template_version (
  key          text    not null,
  number       integer not null,
  state        text    not null check (state in ('draft', 'active', 'retired')),
  files        text    not null, -- JSON object: path to text
  checksum     text    not null,
  note         text    not null,
  drafted_by   text    not null,
  drafted_at   integer not null,
  activated_by text,
  activated_at integer,
  retired_by   text,
  retired_at   integer,
  primary key (key, number)
);
create unique index candor_template_version_active on candor_template_version (key) where state = 'active';

-- templates switched on or off, over what the templatebook says
create table candor_template_switch (
  descriptor text not null primary key,
  enabled    integer not null check (enabled in (0, 1))
);

-- who did what and when; only ever added to
create table candor_template_change (
  seq     integer primary key, -- order of doing
  key     text    not null,
  number  integer not null,
  action  text    not null,
  done_by text    not null,
  done_at integer not null
);
