-- How many patrols a week a district serves and how they move, and which members are generated.
create table patrol.duty_policy (
  district_id integer primary key references patrol.district on delete cascade,
  weekly_patrols integer not null check (weekly_patrols between 0 and 10000),
  mode smallint not null check (mode between 1 and 3)
);
comment on column patrol.duty_policy.mode is '1 on foot, 2 by e-bike, 3 by car.';

select patrol.secure('patrol.duty_policy');
grant select, insert, update, delete on patrol.duty_policy to patrol_app;

create trigger audit_insert after insert on patrol.duty_policy referencing new table as changed_rows
  for each statement execute function patrol.write_audit();
create trigger audit_update after update on patrol.duty_policy referencing new table as changed_rows
  for each statement execute function patrol.write_audit();
create trigger audit_delete after delete on patrol.duty_policy referencing old table as changed_rows
  for each statement execute function patrol.write_audit();

alter table patrol.member add column is_generated boolean not null default false;
comment on column patrol.member.is_generated is 'Made up in the sample''s proportions; stands for no one.';

-- The tables come from the catalog, so that one added later is emptied without a word here.
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
  -- Dependents first: the depth of a table is its longest way from one that nothing refers to. Deleting writes audit, so
  -- audit is last; foreign keys that are deferred wait for the end.
  for relation in
    with recursive held as (
      select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'patrol'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.attname = 'district_id' and not a.attisdropped and c.relname not in ('district', 'district_code')
    ), reference as (
      select distinct k.conrelid as dependent, k.confrelid as target from pg_constraint k
      where k.contype = 'f' and k.conrelid <> k.confrelid
    ), walk as (
      select oid, 0 as depth from held
      union
      select r.target, w.depth + 1 from walk w join reference r on r.dependent = w.oid join held h on h.oid = r.target
      where w.depth < (select count(*) from held)
    )
    select h.relname from held h join walk w using (oid)
    group by h.relname order by h.relname = 'audit', max(w.depth), h.relname
  loop
    execute format('delete from patrol.%I where district_id = $1', relation) using p_district;
  end loop;
  delete from patrol.district_code where district_id = p_district;
  delete from patrol.district where district_id = p_district;
end $$;
