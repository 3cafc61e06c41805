-- The ways of a planning run as they are shown: drawn once, so that a plan stays what was approved when streets change.
create table patrol.plan_route (
  district_id integer not null references patrol.district on delete cascade,
  plan integer not null,
  slot text not null,
  during tstzrange not null,
  route jsonb not null,
  primary key (district_id, plan, slot),
  foreign key (district_id, plan) references patrol.week_plan on delete cascade
);
comment on column patrol.plan_route.route is 'Stops and legs with places in WGS 84, times and names of streets.';

select patrol.secure('patrol.plan_route');
grant select, insert on patrol.plan_route to patrol_app;

do $$
declare
  operation text;
begin
  foreach operation in array array['insert', 'update', 'delete'] loop
    execute format('create trigger audit_%1$s after %1$s on patrol.plan_route referencing %2$s table as changed_rows
      for each statement execute function patrol.write_audit()',
      operation, case operation when 'delete' then 'old' else 'new' end);
  end loop;
end $$;
