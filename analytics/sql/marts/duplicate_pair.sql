-- One row per pair of records, one of each channel, that may tell of the same thing, or about which an analyst has decided.
-- Alike are hazards of one school and category found a few days apart, and incidents of one school and kind a few hours apart.
-- state: linked or dismissed by an analyst; counted_once where other links have joined the two already; else waiting.
with distance as (
    select day - w.duplicate_days as days
    from source_setting w
    cross join source_day d
    where d.day <= 2 * w.duplicate_days
),
alike as (
    -- Only hazards whose finding day is near are paired: the pairing runs over equal days, shifted by each permitted distance.
    select
        'hazards' as kind,
        p.township_code,
        p.unit as police_unit,
        p.hazard_id as police_id,
        e.unit as education_unit,
        e.hazard_id as education_id,
        least(p.found_on, e.found_on) as day,
        case when p.found_on < e.found_on then 'police' else 'education' end as earlier
    from hazard p
    cross join distance d
    join hazard e
        on e.school_code = p.school_code
        and e.category = p.category
        and e.found_on = p.found_on + cast(d.days as integer)
    where p.channel = 'police' and e.channel = 'education'
    union all
    select
        'incidents',
        p.township_code,
        p.unit,
        p.incident_id,
        e.unit,
        e.incident_id,
        cast(least(p.occurred_at, e.occurred_at) as date),
        case when p.occurred_at < e.occurred_at then 'police' else 'education' end
    from incident p
    cross join source_setting w
    join incident e on e.school_code = p.school_code and e.kind = p.kind
    where p.channel = 'police'
        and e.channel = 'education'
        and abs(extract(epoch from p.occurred_at) - extract(epoch from e.occurred_at)) <= 3600 * w.duplicate_hours
),
keyed as (
    select
        concat(
            kind, ':', police_unit, ':', replace(replace(police_id, '%', '%25'), ':', '%3A'),
            ':', education_unit, ':', replace(replace(education_id, '%', '%25'), ':', '%3A')
        ) as pair,
        *
    from alike
)
select
    coalesce(a.pair, d.pair) as pair,
    coalesce(a.kind, d.kind) as kind,
    coalesce(a.township_code, u.township_code) as township_code,
    coalesce(a.police_unit, d.police_unit) as police_unit,
    coalesce(a.police_id, d.police_id) as police_id,
    coalesce(a.education_unit, d.education_unit) as education_unit,
    coalesce(a.education_id, d.education_id) as education_id,
    a.day,
    a.earlier,
    case when a.pair is null then 0 else 1 end as alike,
    case when d.verdict is not null then d.verdict when p.thing = e.thing then 'counted_once' else 'waiting' end as state,
    d.kept,
    d.decided_at,
    d.decided_by,
    d.why
from keyed a
full outer join source_duplicate_decision d on d.pair = a.pair
left join linked_record p on p.kind = a.kind and p.unit = a.police_unit and p.id = a.police_id
left join linked_record e on e.kind = a.kind and e.unit = a.education_unit and e.id = a.education_id
left join source_unit u on u.unit = d.education_unit
