-- what a message is for, what it holds that the law may forbid (a JSON list), and who sees it; null in rows made before
update candor_schema set version = 5;

alter table candor_terms add column purpose         text;
alter table candor_terms add column contents        text;
alter table candor_terms add column social_audience text;
