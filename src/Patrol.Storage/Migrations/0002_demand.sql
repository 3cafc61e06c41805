-- Imports, incidents, the counts that analysis reads, surfaces and plans.

create table patrol.import_batch (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  created timestamptz not null default now(),
  actor text not null,
  reason text not null,
  kind text not null,
  file text not null,
  report jsonb not null,
  primary key (district_id, number)
);

create table patrol.incident_category (
  district_id integer not null references patrol.district on delete cascade,
  category smallint not null,
  code text not null,
  name text not null,
  severity_weight real not null check (severity_weight >= 0),
  is_sensitive boolean not null,
  primary key (district_id, category),
  unique (district_id, code)
);

create table patrol.analysis_raster (
  district_id integer not null references patrol.district on delete cascade,
  number integer not null,
  origin_x double precision not null,
  origin_y double precision not null,
  cell_meters double precision not null check (cell_meters > 0),
  columns integer not null,
  rows integer not null,
  is_current boolean not null,
  primary key (district_id, number)
);
create unique index analysis_raster_current on patrol.analysis_raster (district_id) where is_current;

create table patrol.raster_cell (
  district_id integer not null,
  raster integer not null,
  cell integer not null,
  column_index integer not null,
  row_index integer not null,
  community smallint not null,
  area_square_meters real not null,
  web geometry not null,
  primary key (district_id, raster, cell),
  foreign key (district_id, raster) references patrol.analysis_raster on delete cascade
);
comment on column patrol.raster_cell.community is 'Index into the communities ordered by code, or -1.';
create index raster_cell_web on patrol.raster_cell using gist (web);

-- A place in time: source 1 reported, 2 volunteer, 3 discovered; precision 1 minute, 2 interval, 3 date, 4 month.
-- part_slots and part_shares: hours since Monday 00:00 of local_week and the interval's share in each.
-- No foreign keys: a bulk load would check each row by itself; the import fills the keys from rows it has just read.
create table patrol.incident (
  district_id integer not null,
  dataset text not null,
  source_id text not null,
  has_own_id boolean not null,
  category smallint not null,
  source smallint not null,
  precision smallint not null,
  cell integer not null,
  local_week date not null,
  hour_of_week smallint,
  from_time timestamptz not null,
  to_time timestamptz not null,
  batch integer not null,
  place geometry not null,
  part_slots integer[],
  part_shares real[],
  primary key (district_id, dataset, source_id),
  check (to_time > from_time)
);

-- Shares are multiples of 2^-20, so weights are exact and running counts equal a recount bit for bit.
create table patrol.demand_count (
  district_id integer not null,
  raster integer not null,
  cell integer not null,
  local_week date not null,
  hour_of_week smallint,
  category smallint not null,
  source smallint not null,
  is_expired boolean not null default false,
  weight double precision not null
);
create unique index demand_count_key on patrol.demand_count
  (district_id, raster, cell, local_week, (coalesce(hour_of_week, -1)), category, source, is_expired);

-- Empty but in the moment between taking away and clearing up.
create index demand_count_empty on patrol.demand_count (district_id) where weight <= 0;
create index demand_count_expired on patrol.demand_count (district_id, raster) where is_expired;

create table patrol.risk_surface (
  district_id integer not null,
  number integer not null,
  raster integer not null,
  created timestamptz not null default now(),
  rate real[] not null,
  profile_of_cell smallint[] not null,
  card jsonb not null,
  primary key (district_id, number),
  foreign key (district_id, raster) references patrol.analysis_raster
);

create table patrol.surface_profile (
  district_id integer not null,
  surface integer not null,
  day_type text not null,
  profile smallint not null,
  share real[] not null check (cardinality(share) = 168),
  primary key (district_id, surface, day_type, profile),
  foreign key (district_id, surface) references patrol.risk_surface on delete cascade
);

create table patrol.tonight_plan (
  district_id integer not null,
  number integer not null,
  surface integer not null,
  created timestamptz not null default now(),
  actor text not null,
  plan jsonb not null,
  primary key (district_id, number),
  foreign key (district_id, surface) references patrol.risk_surface
);
