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

alter index interaction_of_borrower rename to candor_interaction_of_borrower;
alter index interaction_newest rename to candor_interaction_newest;
alter index interaction_of_channel rename to candor_interaction_of_channel;
alter index outbox_due rename to candor_outbox_due;
alter index outbox_scheduled rename to candor_outbox_scheduled;
alter index template_version_active rename to candor_template_version_active;

-- indexes and sequences that came with the tables
alter index recipient_pkey rename to candor_recipient_pkey;
alter index interaction_pkey rename to candor_interaction_pkey;
alter index document_pkey rename to candor_document_pkey;
alter index decision_pkey rename to candor_decision_pkey;
alter index outbox_pkey rename to candor_outbox_pkey;
alter index terms_pkey rename to candor_terms_pkey;
alter index throttle_pkey rename to candor_throttle_pkey;
alter index template_state_pkey rename to candor_template_state_pkey;
alter index template_version_pkey rename to candor_template_version_pkey;
alter index template_switch_pkey rename to candor_template_switch_pkey;
alter index template_change_pkey rename to candor_template_change_pkey;
alter index interaction_id_key rename to candor_interaction_id_key;
alter index interaction_external_id_key rename to candor_interaction_external_id_key;
alter sequence interaction_seq_seq rename to candor_interaction_seq_seq;
alter sequence template_change_seq_seq rename to candor_template_change_seq_seq;
