-- One row per school per month for which its protection was reported. A flag is null where it is not known or not applicable.
with flagged as (
    select
        p.school_code,
        p.month,
        s.township_code,
        p.unit,
        p.guards_actual,
        p.guards_certified,
        g.guards_required,
        case
            when p.guards_actual >= g.guards_required then 0
            when p.guards_actual < g.guards_required then g.guards_required - p.guards_actual
        end as guards_short,
        case when p.guards_actual >= g.guards_required then 1 when p.guards_actual < g.guards_required then 0 end as guards_met,
        case when p.closed_campus then 1 when not p.closed_campus then 0 end as closed_campus,
        case when p.one_key_alarm then 1 when not p.one_key_alarm then 0 end as one_key_alarm,
        case when p.alarm_networked then 1 when not p.alarm_networked then 0 end as alarm_networked,
        case when p.video then 1 when not p.video then 0 end as video,
        case when p.one_key_alarm and p.video then 1 when not p.one_key_alarm or not p.video then 0 end as alarm_and_video,
        case when p.guard_post_set then 1 when not p.guard_post_set then 0 end as guard_post_set,
        case when p.plan_written then 1 when not p.plan_written then 0 end as plan_written,
        case when p.smart_campus then 1 when not p.smart_campus then 0 end as smart_campus,
        p.not_applicable,
        p.submission,
        p.line
    from source_protection p
    join school s on s.school_code = p.school_code
    left join guards_required g on g.school_code = p.school_code and g.month = p.month
)
select
    f.*,
    -- Of what is known of a school, is anything missing? Null only if nothing is known: least() passes over nulls.
    1 - least(f.guards_met, f.closed_campus, f.one_key_alarm, f.video) as has_gap,
    1 - least(f.guards_met, f.closed_campus, f.alarm_and_video, f.guard_post_set) as has_gap_2022
from flagged f
