-- The items of the schools, met and short, are those that the townships' targets were counted from.
with listed as (
    select
        township_code,
        month,
        item,
        sum(case when state = 'met' then 1 else 0 end) as met,
        sum(case when state in ('met', 'short') then 1 else 0 end) as known
    from protection_item
    group by township_code, month, item
),
counted as (
    select township_code, month, 'guards' as item, guards_met as met, guards_known as known from township_month
    union all
    select township_code, month, 'closed_campus', closed_campus_met, closed_campus_known from township_month
    union all
    select township_code, month, 'alarm', alarm_met, alarm_known from township_month
    union all
    select township_code, month, 'video', video_met, video_known from township_month
    union all
    select township_code, month, 'alarm_and_video', alarm_and_video_met, alarm_and_video_known from township_month
    union all
    select township_code, month, 'guard_post', guard_post_met, guard_post_known from township_month
    union all
    select township_code, month, 'plan', plan_met, plan_known from township_month
    union all
    select township_code, month, 'smart_campus', smart_campus_met, smart_campus_known from township_month
    union all
    select township_code, month, 'vice_principal', vice_principal_met, vice_principal_known from township_month
)
select c.township_code, c.month, c.item, l.met, c.met as counted_met, l.known, c.known as counted_known
from counted c
left join listed l on l.township_code = c.township_code and l.month = c.month and l.item = c.item
where coalesce(l.met, 0) <> coalesce(c.met, 0) or coalesce(l.known, 0) <> coalesce(c.known, 0)
