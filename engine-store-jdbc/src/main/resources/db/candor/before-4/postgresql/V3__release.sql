-- What a scheduled message is decided on again by when it is due, and every decision on it.
update candor_schema set version = 3;

-- what the request said that the interaction does not; none for what was recorded before
create table terms (
  interaction_id  text    not null primary key references interaction (id),
  first_due_at    bigint  not null,
  movable         boolean not null,
  jitter_seconds  integer not null,
  dialing         text    not null,
  commercial      boolean not null,
  limited_content boolean not null,
  plain_envelope  boolean not null,
  use_template    boolean not null,
  language        text    not null,
  disclosures     text    not null                          -- JSON list: id, text and what it says also
);

-- one row per decision, in the order they were made
alter table decision drop constraint decision_pkey;
alter table decision add column number     integer not null default 1;
alter table decision add column decided_at bigint;
alter table decision add column status     text;            -- what it left the interaction with
update decision d
  set decided_at = i.created_at,
      status = case when i.send_at > i.created_at then 'scheduled' else 'inProgress' end
  from interaction i where i.id = d.interaction_id;
alter table decision alter column number     drop default;
alter table decision alter column decided_at set not null;
alter table decision alter column status     set not null;
alter table decision add primary key (interaction_id, number);

-- scheduled: not for a dispatcher before it is released
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('scheduled', 'waiting', 'leased', 'sending', 'sent', 'failed', 'unknown', 'canceled'));
update outbox o set state = 'scheduled'
  from interaction i where i.id = o.interaction_id and i.status = 'scheduled' and o.state = 'waiting';
create index outbox_scheduled on outbox (due_at, interaction_id) where state = 'scheduled';

-- what went out by a channel lately
create index interaction_of_channel on interaction (channel, send_at);

-- one row per channel with a throttle: locked while a message of it is released
create table throttle (
  channel text   not null primary key,
  version bigint not null
);
