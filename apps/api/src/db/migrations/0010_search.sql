-- What a day's work looks for: incidents still open, and those one person recorded.

create index incident_open on incident (dataset_id, occurred_at) where status = 'open';
create index incident_actor on incident (actor_account_id, occurred_at desc) where actor_account_id is not null;
