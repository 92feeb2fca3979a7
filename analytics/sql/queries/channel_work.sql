-- One row per township, channel and count of the work report: its sum over the months, in how many reports it was filled in,
-- and how many reports the units that have their seat there owe. A null sum: nobody filled it in.
with owed as (
    select township_code, channel, count(*) as expected
    from submission_expected
    where kind = 'work' and month between $first and $last
    group by township_code, channel
),
said as (
    select township_code, channel, item, max(owner) as owner, sum(value)::bigint as value, count(value) as filled
    from work_item
    where month between $first and $last
    group by township_code, channel, item
)
select o.township_code, o.channel, s.item, s.owner, s.value, coalesce(s.filled, 0) as filled, o.expected
from owed o
left join said s on s.township_code = o.township_code and s.channel = o.channel
where len($areas) = 0 or list_contains($areas, o.township_code)
order by o.township_code, o.channel, s.item
