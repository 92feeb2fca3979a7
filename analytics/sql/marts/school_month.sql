-- One row per school per month in which a register lists it.
with hazards as (
    select
        school_code,
        month,
        sum(found) as hazards_found,
        sum(rectified) as hazards_rectified,
        sum(open) as hazards_open,
        sum(overdue) as hazards_overdue,
        sum(case when grade = '重大' then overdue else 0 end) as hazards_serious_overdue
    from hazard_month_total
    where counts_for_county = 1
    group by school_code, month
),
incidents as (
    select school_code, month, count(*) as incidents from incident where counts_for_county = 1 group by school_code, month
)
select
    s.school_code,
    s.month,
    n.name,
    s.township_code,
    s.unit,
    s.stage,
    s.pupils,
    case when s.legal_vice_principal then 1 when not s.legal_vice_principal then 0 end as legal_vice_principal,
    coalesce(h.hazards_found, 0) as hazards_found,
    coalesce(h.hazards_rectified, 0) as hazards_rectified,
    coalesce(h.hazards_open, 0) as hazards_open,
    coalesce(h.hazards_overdue, 0) as hazards_overdue,
    coalesce(h.hazards_serious_overdue, 0) as hazards_serious_overdue,
    coalesce(i.incidents, 0) as incidents,
    coalesce(r.incidents, 0) as incidents_in_window,
    case when p.school_code is not null then 1 else 0 end as protection_reported,
    p.guards_actual,
    p.guards_certified,
    g.guards_required,
    p.guards_short,
    p.guards_met,
    p.closed_campus,
    p.one_key_alarm,
    p.video,
    p.alarm_and_video,
    p.guard_post_set,
    p.plan_written,
    p.smart_campus,
    p.has_gap,
    p.has_gap_2022,
    case when c.school_code is not null then 1 else 0 end as placed,
    c.covered,
    s.submission,
    s.line
from school_in_month s
join school n on n.school_code = s.school_code
left join hazards h on h.school_code = s.school_code and h.month = s.month
left join incidents i on i.school_code = s.school_code and i.month = s.month
left join incident_repeat r on r.school_code = s.school_code and r.month = s.month
left join protection_month p on p.school_code = s.school_code and p.month = s.month
left join guards_required g on g.school_code = s.school_code and g.month = s.month
left join school_coverage c on c.school_code = s.school_code and c.month = s.month
