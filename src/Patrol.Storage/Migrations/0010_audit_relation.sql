-- What has been kept of a district is asked whether it still holds: by the last change of each relation.
create index audit_relation on patrol.audit (district_id, relation, number);
