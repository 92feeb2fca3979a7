-- One row per unit, township and month per count of work that the unit owes or has reported, duty at its posts included: a value, or why none.
-- state: reported, not_applicable, blank (the report came without it) or unfiled. counts_for_county: the unit's channel owns the count.
with duty as (
    select
        p.unit,
        coalesce(z.township_code, u.township_code) as township_code,
        p.month,
        p.item,
        p.owner,
        sum(p.value) as value,
        min(p.not_applicable) as not_applicable,
        max(p.submission) as submission,
        cast(null as bigint) as line
    from source_patrol_item p
    join source_unit u on u.unit = p.unit
    left join zone z on z.zone_code = p.zone_code
    group by p.unit, coalesce(z.township_code, u.township_code), p.month, p.item, p.owner
),
told as (
    select unit, township_code, month, item, owner, value, not_applicable, submission, line from work_item
    union all
    select unit, township_code, month, item, owner, value, not_applicable, submission, line from duty
),
owed as (
    select e.unit, e.township_code, e.month, c.item, c.owner, e.submission
    from submission_expected e
    join source_work_count c on c.kind = e.kind and (c.owner = 'both' or c.owner = e.channel)
),
figure as (
    select
        unit,
        township_code,
        month,
        item,
        owner,
        value,
        case when value is not null then 'reported' when not_applicable = 1 then 'not_applicable' else 'blank' end as state,
        submission,
        line
    from told
    union all
    select
        o.unit,
        o.township_code,
        o.month,
        o.item,
        o.owner,
        cast(null as bigint) as value,
        case when o.submission is null then 'unfiled' else 'blank' end as state,
        o.submission,
        cast(null as bigint) as line
    from owed o
    left join (select distinct unit, month, item from told) t on t.unit = o.unit and t.month = o.month and t.item = o.item
    where t.unit is null
)
select
    f.unit,
    u.channel,
    f.township_code,
    f.month,
    f.item,
    c.measure,
    f.owner,
    case when f.owner = 'both' or f.owner = u.channel then 1 else 0 end as counts_for_county,
    f.value,
    f.state,
    f.submission,
    f.line
from figure f
join source_unit u on u.unit = f.unit
join source_work_count c on c.item = f.item
-- What the other channel left empty was never owed.
where f.owner = 'both' or f.owner = u.channel or f.value is not null
