-- Deleting a district was open to any session for any id. Now it works for the session's own district alone, behind
-- the same wall as its rows: a slip of the program can't take away a district that it has not entered.
create or replace function patrol.delete_district(p_district integer) returns void
language plpgsql security definer set search_path = patrol, public as $$
declare
  entered integer := nullif(current_setting('app.district', true), '')::integer;
  relation text;
begin
  if p_district is null or entered is distinct from p_district then
    raise exception 'district % can be deleted from inside it only', p_district using errcode = 'insufficient_privilege';
  end if;
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
