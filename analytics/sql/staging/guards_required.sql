-- One row per school per month: full-time guards that the rule in force at the month's end asks for.
with in_force as (
    select m.month, max(g.in_force_from) as in_force_from
    from source_month m
    join source_guard_rule g on g.in_force_from <= m.month_end
    group by m.month
),
step as (
    select s.month, s.school_code, max(g.pupils_from) as pupils_from
    from school_in_month s
    join in_force i on i.month = s.month
    join source_guard_rule g on g.in_force_from = i.in_force_from and g.pupils_from <= s.pupils
    group by s.month, s.school_code
)
select
    s.month,
    s.school_code,
    g.guards + case when g.per_pupils > 0 then cast(floor((s.pupils - g.pupils_from) / g.per_pupils) as bigint) else 0 end as guards_required
from school_in_month s
join step t on t.month = s.month and t.school_code = s.school_code
join in_force i on i.month = s.month
join source_guard_rule g on g.in_force_from = i.in_force_from and g.pupils_from = t.pupils_from
