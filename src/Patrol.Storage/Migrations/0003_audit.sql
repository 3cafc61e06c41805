-- Who changed what, when and why; and messages to be sent after the change that caused them is committed.

create table patrol.audit (
  district_id integer not null references patrol.district on delete cascade,
  number bigint generated always as identity,
  at timestamptz not null default now(),
  actor text not null,
  reason text not null,
  relation text not null,
  operation text not null,
  rows bigint not null,
  primary key (district_id, number)
);

create table patrol.outbox (
  district_id integer not null references patrol.district on delete cascade,
  number bigint generated always as identity,
  created timestamptz not null default now(),
  topic text not null,
  message jsonb not null,
  sent timestamptz,
  primary key (district_id, number)
);
create index outbox_unsent on patrol.outbox (district_id, number) where sent is null;

-- One row a statement, not one a record. Incidents change in imports and expiry, which write their own row.
create function patrol.write_audit() returns trigger language plpgsql as $$
declare
  changed bigint;
begin
  select count(*) into changed from changed_rows;
  if changed > 0 then
    insert into patrol.audit (district_id, actor, reason, relation, operation, rows)
    values (
      current_setting('app.district')::integer, current_setting('app.actor'), current_setting('app.reason'),
      tg_table_name, lower(tg_op), changed);
  end if;
  return null;
end $$;

do $$
declare
  relation text;
begin
  foreach relation in array array[
    'day_calendar', 'area', 'land', 'street_segment', 'site', 'base', 'unit', 'team', 'member', 'clearance',
    'availability', 'import_batch', 'incident_category', 'analysis_raster', 'risk_surface', 'tonight_plan']
  loop
    execute format('create trigger audit_insert after insert on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
    execute format('create trigger audit_update after update on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
    execute format('create trigger audit_delete after delete on patrol.%I referencing old table as changed_rows
      for each statement execute function patrol.write_audit()', relation);
  end loop;
end $$;
