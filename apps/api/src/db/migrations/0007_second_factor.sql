-- The second factor: a sealed secret for each account that has one, recovery codes, and who must have one.

alter table bureau add column second_factor_roles text[] not null default array['sysadmin', 'secadmin', 'auditor'];
comment on column bureau.second_factor_roles is 'Roles that get nothing but enrolment until they have a second factor. Demo accounts are exempt.';

create table second_factor (
  account_id integer primary key references account,
  sealed_secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table second_factor is 'TOTP (RFC 6238). sealed_secret is AES-256-GCM under the key file of the data directory. last_step: the 30 s step of the last code taken; only later ones are.';

create table recovery_code (
  account_id integer not null references second_factor on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'One-time codes for who lost the device; HMAC-SHA-256 under a key derived from the key file.';
