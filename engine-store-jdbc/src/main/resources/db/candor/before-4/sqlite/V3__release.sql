-- What a scheduled message is decided on again by when it is due, and every decision on it.
update candor_schema set version = 3;

-- what the request said that the interaction does not; none for what was recorded before
create table terms (
  interaction_id  text    not null primary key references interaction (id),
  first_due_at    integer not null,
  movable         integer not null check (movable in (0, 1)),
  jitter_seconds  integer not null,
  dialing         text    not null,
  commercial      integer not null check (commercial in (0, 1)),
  limited_content integer not null check (limited_content in (0, 1)),
  plain_envelope  integer not null check (plain_envelope in (0, 1)),
  use_template    integer not null check (use_template in (0, 1)),
  language        text    not null,
  disclosures     text    not null                          -- JSON list: id, text and what it says also
) strict;

-- one row per decision, in the order they were made
create table decisions (
  interaction_id text    not null references interaction (id),
  number         integer not null,
  decided_at     integer not null,
  status         text    not null,                          -- what it left the interaction with
  verdict        text    not null,                          -- JSON
  primary key (interaction_id, number)
) strict;
insert into decisions (interaction_id, number, decided_at, status, verdict)
  select i.id, 1, i.created_at,
         case when i.send_at > i.created_at then 'scheduled' else 'inProgress' end, d.verdict
  from decision d join interaction i on i.id = d.interaction_id;
drop table decision;
alter table decisions rename to decision;

-- scheduled: not for a dispatcher before it is released
create table new_outbox (
  interaction_id text    not null primary key references interaction (id),
  due_at         integer not null,
  state          text    not null
    check (state in ('scheduled', 'waiting', 'leased', 'sending', 'sent', 'failed', 'unknown', 'canceled')),
  attempts       integer not null default 0,
  lease_until    integer,
  lease_token    text
) strict;
insert into new_outbox (interaction_id, due_at, state, attempts, lease_until, lease_token)
  select o.interaction_id, o.due_at,
         case when o.state = 'waiting' and i.status = 'scheduled' then 'scheduled' else o.state end,
         o.attempts, o.lease_until, o.lease_token
  from outbox o join interaction i on i.id = o.interaction_id;
drop table outbox;
alter table new_outbox rename to outbox;
create index outbox_due       on outbox (due_at) where state = 'waiting';
create index outbox_scheduled on outbox (due_at, interaction_id) where state = 'scheduled';

-- what went out by a channel lately
create index interaction_of_channel on interaction (channel, send_at);

-- one row per channel with a throttle: locked while a message of it is released
create table throttle (
  channel text    not null primary key,
  version integer not null
) strict, without rowid;
