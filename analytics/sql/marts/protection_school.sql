-- One row per school on the register and month: what was reported of its protection, and how each item stands and since when it is short.
with items as (
    select
        school_code,
        month,
        max(case when item = 'guards' then state end) as guards,
        max(case when item = 'guards' then short_since end) as guards_since,
        max(case when item = 'closed_campus' then state end) as closed_campus,
        max(case when item = 'closed_campus' then short_since end) as closed_campus_since,
        max(case when item = 'alarm' then state end) as alarm,
        max(case when item = 'alarm' then short_since end) as alarm_since,
        max(case when item = 'video' then state end) as video,
        max(case when item = 'video' then short_since end) as video_since,
        max(case when item = 'alarm_and_video' then state end) as alarm_and_video,
        max(case when item = 'alarm_and_video' then short_since end) as alarm_and_video_since,
        max(case when item = 'guard_post' then state end) as guard_post,
        max(case when item = 'guard_post' then short_since end) as guard_post_since,
        max(case when item = 'plan' then state end) as plan,
        max(case when item = 'plan' then short_since end) as plan_since,
        max(case when item = 'vice_principal' then state end) as vice_principal,
        max(case when item = 'vice_principal' then short_since end) as vice_principal_since,
        max(case when item = 'smart_campus' then state end) as smart_campus,
        max(case when item = 'smart_campus' then short_since end) as smart_campus_since
    from protection_item
    group by school_code, month
)
select
    s.school_code,
    s.month,
    s.name as school_name,
    s.township_code,
    s.unit,
    s.stage,
    s.pupils,
    s.guards_required,
    p.guards_actual,
    p.guards_short,
    p.guards_certified,
    p.alarm_networked,
    i.guards,
    i.guards_since,
    i.closed_campus,
    i.closed_campus_since,
    i.alarm,
    i.alarm_since,
    i.video,
    i.video_since,
    i.alarm_and_video,
    i.alarm_and_video_since,
    i.guard_post,
    i.guard_post_since,
    i.plan,
    i.plan_since,
    i.vice_principal,
    i.vice_principal_since,
    i.smart_campus,
    i.smart_campus_since,
    p.submission,
    p.line
from school_month s
join items i on i.school_code = s.school_code and i.month = s.month
left join protection_month p on p.school_code = s.school_code and p.month = s.month
