-- One row per township, channel and count of the work report: its sum over the months ($stocks: the last month's), in how many
-- reports it was filled in, and how many reports the units that have their seat there owe. A null sum: nobody filled it in.
with owed as (
    select township_code, channel, count(*) as expected, count(case when month = $last then 1 end) as expected_last
    from submission_expected
    where kind = 'work' and month between $first and $last
    group by township_code, channel
),
said as (
    select township_code, channel, item, sum(value)::bigint as value, count(value) as filled
    from work_item
    where month between $first and $last and (month = $last or not list_contains($stocks, item))
    group by township_code, channel, item
)
select
    o.township_code,
    o.channel,
    i.item,
    i.owner,
    s.value,
    coalesce(s.filled, 0) as filled,
    case when list_contains($stocks, i.item) then o.expected_last else o.expected end as expected
from owed o
cross join (select item, max(owner) as owner from work_item group by item) i
left join said s on s.township_code = o.township_code and s.channel = o.channel and s.item = i.item
where len($areas) = 0 or list_contains($areas, o.township_code)
order by o.township_code, o.channel, i.item
