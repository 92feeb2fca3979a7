-- One row per record on file that an analyst has linked to others: whether it counts for its group, and which one does.
-- Of each group the first in rank that is on file counts: nothing is lost when a report is taken back.
with on_file as (
    select l.kind, l.thing, l.rank, l.unit, l.id
    from source_linked l
    join hazard_latest h on l.kind = 'hazards' and h.unit = l.unit and h.hazard_id = l.id
    union all
    select l.kind, l.thing, l.rank, l.unit, l.id
    from source_linked l
    join (select distinct unit, incident_id from source_incidents) i on l.kind = 'incidents' and i.unit = l.unit and i.incident_id = l.id
)
select
    kind,
    unit,
    id,
    thing,
    case when row_number() over (partition by thing order by rank) = 1 then 1 else 0 end as counts,
    first_value(unit) over (partition by thing order by rank) as counted_unit,
    first_value(id) over (partition by thing order by rank) as counted_id
from on_file
