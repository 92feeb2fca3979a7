-- One row per report that a unit owes: unit, month, kind; what was received for it, and whether in time (a register always is).
with filed as (
    select
        kind,
        unit,
        month,
        min(submitted_at) as first_submitted_at,
        max(submitted_at) as last_submitted_at,
        max(case when state = 'current' then id end) as submission,
        count(*) as versions
    from source_submission
    where state <> 'withdrawn'
    group by kind, unit, month
),
-- A register or a summary is owed once, and any month's file fulfils it.
filed_once as (
    select
        kind,
        unit,
        min(first_submitted_at) as first_submitted_at,
        max(last_submitted_at) as last_submitted_at,
        max(submission) as submission,
        sum(versions) as versions
    from filed
    group by kind, unit
)
select
    e.unit,
    u.channel,
    u.township_code,
    e.month,
    e.kind,
    e.cadence,
    e.due,
    coalesce(f.submission, o.submission) as submission,
    coalesce(f.first_submitted_at, o.first_submitted_at) as first_submitted_at,
    coalesce(f.last_submitted_at, o.last_submitted_at) as last_submitted_at,
    coalesce(f.versions, o.versions, 0) as versions,
    case when coalesce(f.submission, o.submission) is not null then 1 else 0 end as received,
    case
        when coalesce(f.submission, o.submission) is null then 0
        when cast(coalesce(f.first_submitted_at, o.first_submitted_at) as date) > e.due then 0
        else 1
    end as on_time,
    case
        when coalesce(f.submission, o.submission) is null then 'missing'
        when cast(coalesce(f.first_submitted_at, o.first_submitted_at) as date) > e.due then 'late'
        else 'on_time'
    end as state
from source_expected e
join source_unit u on u.unit = e.unit
left join filed f on e.cadence = 'monthly' and f.kind = e.kind and f.unit = e.unit and f.month = e.month
left join filed_once o on e.cadence <> 'monthly' and o.kind = e.kind and o.unit = e.unit
