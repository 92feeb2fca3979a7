-- One row per incident: unit and incident_id; the latest month's current report that lists it speaks.
with latest as (
    select unit, incident_id, max(month) as month from source_incidents group by unit, incident_id
)
select
    r.unit,
    u.channel,
    r.incident_id,
    coalesce(s.township_code, u.township_code) as township_code,
    r.school_code,
    s.name as school_name,
    s.stage,
    m.month,
    r.occurred_at,
    r.reported_at,
    r.kind,
    r.place,
    r.deaths,
    r.serious_injuries,
    r.minor_injuries,
    r.summary,
    r.closed_on,
    r.cause_analysed_on,
    r.accountability,
    r.sync_handling,
    r.sync_opinion,
    r.sync_order,
    (extract(epoch from r.reported_at) - extract(epoch from r.occurred_at)) / 3600.0 as hours_to_report,
    r.submission,
    r.line
from latest l
join source_incidents r on r.unit = l.unit and r.incident_id = l.incident_id and r.month = l.month
join source_unit u on u.unit = r.unit
left join school s on s.school_code = r.school_code
left join source_month m on cast(r.occurred_at as date) between m.month_start and m.month_end
