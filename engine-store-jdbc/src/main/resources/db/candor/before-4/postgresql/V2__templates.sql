-- Templates a lender keeps here, with all their versions, and the mark of interactions that the authorised alone may see.
update candor_schema set version = 2;

alter table interaction add column sensitive boolean not null default false;

-- one row: moves with every change of what is in use
create table template_state (
  id       integer not null primary key check (id = 1),
  revision bigint not null
);
insert into template_state (id, revision) values (1, 0);

create table template_version (
  key          text    not null,
  number       integer not null,
  state        text    not null check (state in ('draft', 'active', 'retired')),
  files        text    not null,                            -- JSON object: path to text
  checksum     text    not null,
  note         text    not null,
  drafted_by   text    not null,
  drafted_at   bigint  not null,
  activated_by text,
  activated_at bigint,
  retired_by   text,
  retired_at   bigint,
  primary key (key, number)
);
create unique index template_version_active on template_version (key) where state = 'active';

-- templates switched on or off, over what the templatebook says
create table template_switch (
  descriptor text not null primary key,
  enabled    boolean not null
);

-- who did what and when; only ever added to
create table template_change (
  seq     bigint  generated always as identity primary key, -- order of doing
  key     text    not null,
  number  integer not null,
  action  text    not null,
  done_by text    not null,
  done_at bigint  not null
);
