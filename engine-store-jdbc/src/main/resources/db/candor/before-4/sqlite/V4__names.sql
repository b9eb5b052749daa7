-- All names begin with candor_, since a host has tables of its own, and an outbox or a document among them.
update candor_schema set version = 4;

alter table recipient rename to candor_recipient;
alter table interaction rename to candor_interaction;
alter table document rename to candor_document;
alter table decision rename to candor_decision;
alter table outbox rename to candor_outbox;
alter table terms rename to candor_terms;
alter table throttle rename to candor_throttle;
alter table template_state rename to candor_template_state;
alter table template_version rename to candor_template_version;
alter table template_switch rename to candor_template_switch;
alter table template_change rename to candor_template_change;

drop index interaction_of_borrower;
create index candor_interaction_of_borrower on candor_interaction (person_id, send_at);
drop index interaction_newest;
create index candor_interaction_newest on candor_interaction (created_at, seq);
drop index interaction_of_channel;
create index candor_interaction_of_channel on candor_interaction (channel, send_at);
drop index outbox_due;
create index candor_outbox_due on candor_outbox (due_at) where state = 'waiting';
drop index outbox_scheduled;
create index candor_outbox_scheduled on candor_outbox (due_at, interaction_id) where state = 'scheduled';
drop index template_version_active;
create unique index candor_template_version_active on candor_template_version (key) where state = 'active';
