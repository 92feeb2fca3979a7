-- One row per hazard or incident that came up at a school within the days after one of its category was closed: the last one before it.
with last_day as (
    select month_end from month where month = $last
),
thing as (
    select
        'hazards' as kind, hazard_id as id, unit, school_code, school_name, township_code, category,
        found_on as begun, rectified_on as ended, submission, line
    from hazard
    where counts_for_county = 1
    union all
    select
        'incidents', incident_id, unit, school_code, school_name, township_code, kind,
        cast(occurred_at as date), closed_on, submission, line
    from incident
    where counts_for_county = 1
)
select
    a.kind,
    a.school_code,
    a.school_name,
    a.township_code,
    a.category,
    arg_max(b.id, b.ended) as closed_id,
    max(b.ended) as closed_on,
    a.id,
    a.begun as back_on,
    a.begun - max(b.ended) as days,
    a.submission,
    a.line
from thing a
join last_day l on a.begun <= l.month_end
join thing b
    on b.kind = a.kind and b.school_code = a.school_code and b.category = a.category
    and (b.unit <> a.unit or b.id <> a.id)
    and b.begun < a.begun and b.ended <= a.begun and a.begun - b.ended <= $days
where len($areas) = 0 or list_contains($areas, a.township_code)
group by a.kind, a.school_code, a.school_name, a.township_code, a.category, a.id, a.unit, a.begun, a.submission, a.line
order by back_on desc, a.school_code, a.id
