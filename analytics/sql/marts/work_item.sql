-- One row per unit per month per count of the work report that was filed: a value, or null and whether it does not apply.
-- counts_for_county: the unit's channel owns the count, so that it enters the county's figure.
select
    w.unit,
    u.channel,
    u.township_code,
    w.month,
    w.item,
    w.measure,
    w.owner,
    case when w.owner = 'both' or w.owner = u.channel then 1 else 0 end as counts_for_county,
    w.value,
    w.not_applicable,
    w.submission,
    w.line
from source_work_item w
join source_unit u on u.unit = w.unit
