-- Work in the background. This row is the truth about a job; the queue only brings its key to a worker.
create table patrol.job (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  kind text not null,
  request jsonb not null,
  actor text not null,
  created timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'canceled')),
  stage text not null default 'waiting',
  best double precision not null default 0,
  bound double precision,
  cancel_requested boolean not null default false,
  attempt integer not null default 0,
  worker text,
  heartbeat timestamptz,
  started timestamptz,
  ended timestamptz,
  kept jsonb,
  result text,
  problem text,
  primary key (district_id, number),
  check (state <> 'running' or (worker is not null and heartbeat is not null))
);
create index job_open on patrol.job (district_id, number) where state in ('waiting', 'running');
comment on column patrol.job.kept is 'The best found so far, from which another worker goes on.';
comment on column patrol.job.heartbeat is 'Last sign of life of the worker that runs it.';

select patrol.secure('patrol.job');
grant select, insert, update, delete on patrol.job to patrol_app;

-- Keys of jobs that wait, or whose worker is gone: for workers, before a district is entered.
create function patrol.lost_jobs(p_seconds double precision)
returns table (code text, number integer) language plpgsql stable security definer set search_path = patrol, public as $$
declare
  district record;
begin
  for district in select d.district_id, d.code from patrol.district_code d order by d.code loop
    perform set_config('app.district', district.district_id::text, true);
    return query select district.code, j.number from patrol.job j
      where j.district_id = district.district_id
        and ((j.state = 'waiting' and j.created < now() - make_interval(secs => p_seconds))
          or (j.state = 'running' and j.heartbeat < now() - make_interval(secs => p_seconds)));
  end loop;
  perform set_config('app.district', '', true);
end $$;
revoke all on function patrol.lost_jobs(double precision) from public;
grant execute on function patrol.lost_jobs(double precision) to patrol_app;

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
    'job', 'tonight_plan', 'surface_profile', 'risk_surface', 'demand_count', 'incident', 'incident_category',
    'raster_cell', 'analysis_raster', 'availability', 'clearance', 'member', 'team', 'unit', 'import_batch', 'area',
    'land', 'street_segment', 'site', 'base', 'day_calendar', 'outbox', 'audit']
  loop
    execute format('delete from patrol.%I where district_id = $1', relation) using p_district;
  end loop;
  delete from patrol.district_code where district_id = p_district;
  delete from patrol.district where district_id = p_district;
end $$;
