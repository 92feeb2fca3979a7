-- One row per township and kind: pairs of records of both channels, told of first in the months, that may be or are the same.
select
    p.township_code,
    p.kind,
    sum(case when p.state = 'waiting' then 1 else 0 end)::bigint as waiting,
    sum(case when p.state in ('linked', 'counted_once') then 1 else 0 end)::bigint as linked
from duplicate_pair p
join month m on p.day between m.month_start and m.month_end
where m.month between $first and $last and (len($areas) = 0 or list_contains($areas, p.township_code))
group by p.township_code, p.kind
order by p.township_code, p.kind
