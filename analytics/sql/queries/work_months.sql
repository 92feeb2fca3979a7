-- One row per count of work and month: the county's value, how many units reported it of those that owe it, and the other channel's value apart.
select
    item,
    month,
    sum(case when counts_for_county = 1 then value end) as value,
    count(distinct case when counts_for_county = 1 and state = 'reported' then unit end) as reported,
    count(distinct case when counts_for_county = 1 and value > 0 then unit end) as active,
    count(distinct case when counts_for_county = 1 and state = 'not_applicable' then unit end) as not_applicable,
    count(distinct case when counts_for_county = 1 then unit end) as owing,
    sum(case when counts_for_county = 0 then value end) as other,
    count(distinct case when counts_for_county = 0 then unit end) as other_reported
from work_figure
where month between $first and $last and (len($areas) = 0 or list_contains($areas, township_code))
group by item, month
