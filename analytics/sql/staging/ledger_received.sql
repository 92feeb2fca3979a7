-- One row per township per month per kind: how many of the units that cover it have filed.
select
    t.township_code,
    s.month,
    s.kind,
    count(distinct s.unit) as units
from source_submission s
join source_unit_township t on t.unit = s.unit
where s.state = 'current'
group by t.township_code, s.month, s.kind
