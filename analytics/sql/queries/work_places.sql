-- One row per {{by}}, count of work and month: the value that enters the county's figure, and how many units reported it of those that owe it.
select
    {{by}} as place,
    item,
    month,
    sum(value) as value,
    count(distinct case when state = 'reported' then unit end) as reported,
    count(distinct case when state = 'not_applicable' then unit end) as not_applicable,
    count(distinct unit) as owing
from work_figure
where counts_for_county = 1
  and list_contains($items, item)
  and month between $first and $last
  and (len($areas) = 0 or list_contains($areas, township_code))
group by {{by}}, item, month
