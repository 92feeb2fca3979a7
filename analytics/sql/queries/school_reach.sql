-- One row per school on the month's register: how many posts and areas cover it at any time of day, in the morning, in the afternoon.
with standing as (
    select
        school_code,
        sum((type = '护学岗')::int)::bigint as posts_any,
        sum((type = '巡逻区')::int)::bigint as areas_any,
        sum((type = '护学岗' and morning = 1)::int)::bigint as posts_morning,
        sum((type = '巡逻区' and morning = 1)::int)::bigint as areas_morning,
        sum((type = '护学岗' and afternoon = 1)::int)::bigint as posts_afternoon,
        sum((type = '巡逻区' and afternoon = 1)::int)::bigint as areas_afternoon
    from zone_school
    where $month between first_month and last_month
        and case when type = '护学岗' and $radius is not null then distance_m <= $radius else within = 1 end
    group by school_code
)
select m.school_code, m.placed, z.* exclude (school_code)
from school_month m
left join standing z on z.school_code = m.school_code
where m.month = $month and (len($areas) = 0 or list_contains($areas, m.township_code))
