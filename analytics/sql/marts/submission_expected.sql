-- One row per report that a unit owes: unit, month, kind; what was received for it, and whether in time (a register always is).
-- revised: a later version took the place of one that had counted. waiting: files that were kept but do not count yet.
with filed as (
    select
        kind,
        unit,
        month,
        min(case when state in ('current', 'superseded') then submitted_at end) as first_submitted_at,
        max(case when state in ('current', 'superseded') then submitted_at end) as last_submitted_at,
        max(case when state = 'current' then id end) as submission,
        sum(case when state in ('current', 'superseded') then 1 else 0 end) as versions,
        sum(case when state = 'waiting' then 1 else 0 end) as waiting
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
        sum(versions) as versions,
        sum(waiting) as waiting
    from filed
    group by kind, unit
),
owed as (
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
        coalesce(f.waiting, o.waiting, 0) as waiting
    from source_expected e
    join source_unit u on u.unit = e.unit
    left join filed f on e.cadence = 'monthly' and f.kind = e.kind and f.unit = e.unit and f.month = e.month
    left join filed_once o on e.cadence <> 'monthly' and o.kind = e.kind and o.unit = e.unit
)
select
    unit,
    channel,
    township_code,
    month,
    kind,
    cadence,
    due,
    submission,
    first_submitted_at,
    last_submitted_at,
    versions,
    waiting,
    case when submission is not null and versions > 1 then 1 else 0 end as revised,
    case when submission is not null then 1 else 0 end as received,
    case
        when submission is null then 0
        when cast(first_submitted_at as date) > due then 0
        else 1
    end as on_time,
    case
        when submission is null then 'missing'
        when cast(first_submitted_at as date) > due then 'late'
        else 'on_time'
    end as state
from owed
