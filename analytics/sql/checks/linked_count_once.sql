-- Of the records that an analyst has linked to each other and that are on file exactly one counts, and every other record counts.
with record as not materialized (
    -- Materialized and read from twice, the union of a million rows is never done: DuckDB 2.0.0 waits for itself.
    select 'hazards' as kind, unit, hazard_id as id, counts_for_county from hazard
    union all
    select 'incidents', unit, incident_id, counts_for_county from incident
)
select 'group' as what, cast(l.thing as varchar) as id, sum(r.counts_for_county) as counted
from source_linked l
join record r on r.kind = l.kind and r.unit = l.unit and r.id = l.id
group by l.thing
having sum(r.counts_for_county) <> 1
union all
select r.kind, concat(r.unit, ' ', r.id), r.counts_for_county
from record r
anti join source_linked l on l.kind = r.kind and l.unit = r.unit and l.id = r.id
where r.counts_for_county <> 1
