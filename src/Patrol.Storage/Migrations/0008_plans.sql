-- Plans of a week. What planning found (duties and ways) is stored once; who serves is a version of it, never changed:
-- each edit is a new version. Where a version stands, and whose word that was, is an event.
create table patrol.week_plan (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  week date not null check (extract(isodow from week) = 1),
  surface integer not null,
  created timestamptz not null default now(),
  actor text not null,
  duties jsonb not null,
  routes jsonb not null,
  primary key (district_id, number),
  foreign key (district_id, surface) references patrol.risk_surface
);

create table patrol.plan_version (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  week date not null,
  plan integer not null,
  parent integer,
  state text not null default 'draft'
    check (state in ('draft', 'returned', 'approved', 'published', 'changed', 'superseded')),
  created timestamptz not null default now(),
  actor text not null,
  change jsonb not null,
  figures jsonb not null,
  roster jsonb not null,
  primary key (district_id, number),
  foreign key (district_id, plan) references patrol.week_plan on delete cascade,
  foreign key (district_id, parent) references patrol.plan_version
);
create index plan_version_parent on patrol.plan_version (district_id, parent);
create index plan_version_plan on patrol.plan_version (district_id, plan);
create unique index plan_version_published on patrol.plan_version (district_id, week) where state = 'published';
comment on column patrol.plan_version.change is 'What was done to the parent, as a code with arguments.';

-- The version that is worked on: an edit that knows another is stale.
create table patrol.plan_week (
  district_id integer not null references patrol.district on delete cascade,
  week date not null,
  head integer not null,
  primary key (district_id, week),
  foreign key (district_id, head) references patrol.plan_version
);

create table patrol.plan_event (
  district_id integer not null references patrol.district on delete cascade,
  version integer not null,
  number integer not null,
  at timestamptz not null default now(),
  actor text not null,
  name text not null,
  is_verified boolean not null default false,
  state text not null,
  reason text not null,
  primary key (district_id, version, number),
  foreign key (district_id, version) references patrol.plan_version on delete cascade
);
comment on column patrol.plan_event.name is 'As typed; verified once there are accounts.';

-- Turns of the version that is in force. Nobody can be at two places at a time, whoever writes here.
create table patrol.published_turn (
  district_id integer not null references patrol.district on delete cascade,
  version integer not null,
  slot text not null,
  member_code text not null,
  area text not null,
  is_lead boolean not null,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  primary key (district_id, version, slot, member_code),
  foreign key (district_id, version) references patrol.plan_version on delete cascade,
  constraint one_place_at_a_time exclude using gist (district_id with =, member_code with =, during with &&)
);

select patrol.secure(name::regclass)
from unnest(array['patrol.week_plan', 'patrol.plan_version', 'patrol.plan_week', 'patrol.plan_event',
  'patrol.published_turn']) name;
grant select, insert on patrol.week_plan, patrol.plan_event to patrol_app;
grant select, insert, update on patrol.plan_version, patrol.plan_week to patrol_app;
grant select, insert, delete on patrol.published_turn to patrol_app;

-- A version never changes but for where it stands.
revoke update on patrol.plan_version from patrol_app;
grant update (state) on patrol.plan_version to patrol_app;

do $$
declare
  relation text;
begin
  foreach relation in array array['week_plan', 'plan_version', 'plan_week', 'plan_event', 'published_turn'] loop
    execute format('create trigger audit_insert after insert on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
    execute format('create trigger audit_update after update on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
    execute format('create trigger audit_delete after delete on patrol.%I referencing old table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
  end loop;
end $$;
