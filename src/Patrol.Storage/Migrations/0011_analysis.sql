-- Answers worth keeping: back-tests, walkable areas, briefings. An analysis never changes; asked for again, it is a new one.
create table patrol.analysis (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  kind text not null,
  created timestamptz not null default now(),
  actor text not null,
  request jsonb not null,
  document jsonb not null,
  primary key (district_id, number)
);
create index analysis_kind on patrol.analysis (district_id, kind, number);
comment on column patrol.analysis.request is 'What was asked for, so that the same can be asked again.';

select patrol.secure('patrol.analysis');
grant select, insert on patrol.analysis to patrol_app;

do $$
declare
  operation text;
begin
  foreach operation in array array['insert', 'update', 'delete'] loop
    execute format('create trigger audit_%1$s after %1$s on patrol.analysis referencing %2$s table as changed_rows
      for each statement execute function patrol.write_audit()',
      operation, case operation when 'delete' then 'old' else 'new' end);
  end loop;
end $$;
