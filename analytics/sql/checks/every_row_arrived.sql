-- Each kind's staged rows are as many as its current submissions hold.
select s.kind, s.rows as submitted, r.rows as staged
from (
    select kind, sum(rows) as rows from source_submission where state = 'current' group by kind
) s
left join (
    select 'schools' as kind, count(*) as rows from source_schools
    union all
    select 'patrol_zones' as kind, count(*) as rows from source_patrol_zones
    union all
    select 'hazards' as kind, count(*) as rows from source_hazards
    union all
    select 'incidents' as kind, count(*) as rows from source_incidents
    union all
    select 'protection' as kind, count(*) as rows from source_protection
    union all
    select 'patrols' as kind, count(*) as rows from source_patrols
    union all
    select 'work' as kind, count(*) as rows from source_work
    union all
    select 'summary' as kind, count(*) as rows from source_summary
) r on r.kind = s.kind
where s.rows <> coalesce(r.rows, 0)
