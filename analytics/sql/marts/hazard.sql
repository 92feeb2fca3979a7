-- One row per hazard: unit and hazard_id; the latest month's current ledger that lists it speaks.
-- counts_for_county: 0 where an analyst has linked it to another's hazard that counts (counted_unit, counted_id) for both.
-- A hazard on the books stays on the books: one that later ledgers leave out keeps what was last said of it.
with last_day as (
    select max(month_end) as month_end, max(month) as month from source_month
)
select
    r.unit,
    u.channel,
    r.hazard_id,
    coalesce(s.township_code, u.township_code) as township_code,
    r.school_code,
    s.name as school_name,
    s.stage,
    r.category,
    r.grade,
    r.found_by,
    r.found_on,
    r.deadline,
    r.rectified_on,
    r.rechecked_on,
    r.recheck_result,
    r.description,
    r.measures,
    r.responsible,
    r.fund_yuan,
    case
        when r.rectified_on is null and r.measures is null then '待整改'
        when r.rectified_on is null then '整改中'
        when r.recheck_result = '合格' then '已销号'
        else '待复查'
    end as state,
    case when r.rectified_on is not null and r.recheck_result = '合格' then 1 else 0 end as verified,
    case when r.rectified_on is null and l.month < d.month then 1 else 0 end as left_out,
    l.first_month,
    l.month as latest_month,
    l.listings,
    case when c.counts = 0 then 0 else 1 end as counts_for_county,
    case when c.counts = 0 then c.counted_unit end as counted_unit,
    case when c.counts = 0 then c.counted_id end as counted_id,
    r.submission,
    r.line
from hazard_latest l
join source_hazards r on r.submission = l.submission and r.line = l.line
join source_unit u on u.unit = r.unit
left join linked_record c on c.kind = 'hazards' and c.unit = l.unit and c.id = l.hazard_id
left join school s on s.school_code = r.school_code
cross join last_day d
