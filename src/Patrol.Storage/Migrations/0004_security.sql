-- One district can't see or touch another's rows: every table of the schema, forced on its owner too.

-- The setting stands in a subselect, so that it is read once a statement and not once a row.
create function patrol.secure(relation regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format('create policy own_district on %s
    using (district_id = (select current_setting(''app.district'')::integer))
    with check (district_id = (select current_setting(''app.district'')::integer))', relation);
end $$;

select patrol.secure(oid::regclass) from pg_class
where relnamespace = 'patrol'::regnamespace and relkind = 'r' and relname <> 'schema_journal';

grant usage on schema patrol to patrol_app;
grant select, insert, update, delete on all tables in schema patrol to patrol_app;
grant usage on all sequences in schema patrol to patrol_app;
revoke update, delete on patrol.audit from patrol_app;
revoke insert, delete on patrol.district from patrol_app;

-- Geometry must lie in the district's metric CRS. Bulk loads of incidents check once a batch instead.
create function patrol.check_srid() returns trigger language plpgsql as $$
declare
  expected integer;
  found integer;
begin
  select metric_srid into expected from patrol.district where district_id = current_setting('app.district')::integer;
  if tg_table_name in ('site', 'base') then
    select st_srid(place) into found from changed_rows where st_srid(place) <> expected limit 1;
  else
    select st_srid(shape) into found from changed_rows where st_srid(shape) <> expected limit 1;
  end if;
  if found is not null then
    raise exception 'geometry in EPSG:% where the district has EPSG:%', found, expected using errcode = 'check_violation';
  end if;
  return null;
end $$;

do $$
declare
  relation text;
begin
  foreach relation in array array['area', 'land', 'street_segment', 'site', 'base'] loop
    execute format('create trigger srid_insert after insert on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.check_srid()', relation);
    execute format('create trigger srid_update after update on patrol.%I referencing new table as changed_rows
      for each statement execute function patrol.check_srid()', relation);
  end loop;
end $$;

-- Row-level security is forced on patrol.district, so the codes are kept once more for the door.
create table patrol.district_code (
  district_id integer primary key references patrol.district on delete cascade deferrable initially deferred,
  code text not null unique
);
revoke all on patrol.district_code from patrol_app;

-- The door before a district is chosen: what districts there are, and making a new one.
create function patrol.list_districts()
returns table (district_id integer, code text) language sql stable security definer set search_path = patrol, public as $$
  select d.district_id, d.code from patrol.district_code d order by d.code
$$;

create function patrol.create_district(
  p_code text, p_name text, p_longitude double precision, p_latitude double precision, p_srid integer, p_zone text)
returns integer language plpgsql security definer set search_path = patrol, public as $$
declare
  id integer := nextval(pg_get_serial_sequence('patrol.district', 'district_id'));
begin
  perform set_config('app.district', id::text, true);
  insert into patrol.district (district_id, code, name, anchor_longitude, anchor_latitude, metric_srid, time_zone)
  values (id, p_code, p_name, p_longitude, p_latitude, p_srid, p_zone);
  insert into patrol.district_code values (id, p_code);
  return id;
end $$;

create function patrol.delete_district(p_district integer) returns void
language plpgsql security definer set search_path = patrol, public as $$
declare
  relation text;
begin
  perform set_config('app.district', p_district::text, true);
  perform set_config('app.actor', 'patrol', true);
  perform set_config('app.reason', 'district deleted', true);
  -- Children first; foreign keys that are deferred wait for the end.
  foreach relation in array array[
    'tonight_plan', 'surface_profile', 'risk_surface', 'demand_count', 'incident', 'incident_category', 'raster_cell',
    'analysis_raster', 'availability', 'clearance', 'member', 'team', 'unit', 'import_batch', 'area', 'land',
    'street_segment', 'site', 'base', 'day_calendar', 'outbox', 'audit']
  loop
    execute format('delete from patrol.%I where district_id = $1', relation) using p_district;
  end loop;
  delete from patrol.district_code where district_id = p_district;
  delete from patrol.district where district_id = p_district;
end $$;

revoke all on function patrol.secure(regclass), patrol.list_districts(), patrol.delete_district(integer),
  patrol.create_district(text, text, double precision, double precision, integer, text) from public;
grant execute on function patrol.list_districts(), patrol.delete_district(integer),
  patrol.create_district(text, text, double precision, double precision, integer, text) to patrol_app;
