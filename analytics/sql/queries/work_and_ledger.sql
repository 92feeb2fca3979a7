-- One row per unit, month and count that its work report and its own ledger both tell of: both numbers, null where one is
-- missing. state: agrees, differs, work_missing (not filed), work_blank (not filled in), ledger_missing.
with told as (
    select m.unit, m.channel, m.township_code, m.month, m.ledger_received, i.item, i.work, i.ledger
    from unit_month m
    cross join lateral (
        select unnest([
            {'item': 'hazards_found', 'work': m.work_hazards_found, 'ledger': m.hazards_found},
            {'item': 'hazards_rectified', 'work': m.work_hazards_rectified, 'ledger': m.hazards_rectified},
            {'item': 'hazards_carried_in', 'work': m.work_hazards_carried_in, 'ledger': m.hazards_carried_in},
            {'item': 'hazards_open_end', 'work': m.work_hazards_open_end, 'ledger': m.hazards_open}
        ], recursive := true)
    ) i
    where m.month between $first and $last and (len($areas) = 0 or list_contains($areas, m.township_code))
),
files as (
    select
        unit,
        month,
        max(case when kind = 'work' then submission end) as work_submission,
        max(case when kind = 'hazards' then submission end) as ledger_submission
    from submission_expected
    where kind in ('work', 'hazards')
    group by unit, month
),
lines as (
    select unit, month, max(line) as work_line from work_item group by unit, month
)
select
    t.unit,
    t.channel,
    t.township_code,
    t.month,
    t.item,
    t.work,
    case when t.ledger_received > 0 then t.ledger end as ledger,
    case when t.ledger_received > 0 then t.work - t.ledger end as difference,
    case
        when f.work_submission is null then 'work_missing'
        when t.ledger_received = 0 then 'ledger_missing'
        when t.work is null then 'work_blank'
        when t.work = t.ledger then 'agrees'
        else 'differs'
    end as state,
    f.work_submission,
    l.work_line,
    f.ledger_submission
from told t
join files f on f.unit = t.unit and f.month = t.month
left join lines l on l.unit = t.unit and l.month = t.month
where f.work_submission is not null or f.ledger_submission is not null
order by t.month desc, t.unit, t.item
