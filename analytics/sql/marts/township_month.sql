-- One row per township per month. A count is null, not 0, where nobody who covers the township has reported on it.
with grid as (
    select
        a.code as township_code,
        m.month,
        m.position,
        coalesce(h.units, 0) as ledgers,
        coalesce(i.units, 0) as incident_reports
    from source_area a
    cross join source_month m
    left join ledger_received h on h.township_code = a.code and h.month = m.month and h.kind = 'hazards'
    left join ledger_received i on i.township_code = a.code and i.month = m.month and i.kind = 'incidents'
    where a.level = 'township'
),
books as (
    -- From the first ledger on, the books of a township exist: what is open stays known in months without a report.
    select g.township_code, g.month, sum(b.ledgers) as ledgers_so_far
    from grid g
    join grid b on b.township_code = g.township_code and b.position <= g.position
    group by g.township_code, g.month
),
hazards as (
    select
        township_code,
        month,
        sum(found) as found,
        sum(carried_in) as carried_in,
        sum(rectified) as rectified,
        sum(open) as open_end,
        sum(overdue) as overdue,
        sum(case when grade = '重大' then open else 0 end) as serious_open,
        sum(case when grade = '重大' then overdue else 0 end) as serious_overdue,
        sum(due) as due,
        sum(due_on_time) as due_on_time,
        sum(rectified_verified) as rectified_verified,
        sum(found_closed) as found_closed,
        sum(awaiting_recheck) as awaiting_recheck
    from hazard_month_total
    where counts_for_county = 1
    group by township_code, month
),
known as (
    -- The month is known where a ledger was filed for it, or where later ledgers tell what was found or rectified in it.
    select
        g.township_code,
        g.month,
        case when g.ledgers > 0 or h.found > 0 or h.rectified > 0 then 1 else 0 end as month_known,
        case when b.ledgers_so_far > 0 or h.open_end > 0 then 1 else 0 end as books_known
    from grid g
    join books b on b.township_code = g.township_code and b.month = g.month
    left join hazards h on h.township_code = g.township_code and h.month = g.month
),
incidents as (
    select
        township_code,
        month,
        count(*) as incidents,
        sum(case when closed_on is not null then 1 else 0 end) as closed,
        sum(case when cause_analysed_on is not null then 1 else 0 end) as cause_analysed,
        sum(traced) as traced,
        count(in_step) as in_step_known,
        sum(in_step) as in_step,
        count(sync_handling) as handling_known,
        sum(sync_handling::int) as handling,
        count(sync_opinion) as opinion_known,
        sum(sync_opinion::int) as opinion,
        count(sync_order) as order_known,
        sum(sync_order::int) as public_order,
        count(in_time) as timed,
        sum(hours_to_report) as hours_to_report,
        sum(in_time) as reported_in_time,
        sum(deaths) as deaths,
        sum(serious_injuries) as serious_injuries,
        sum(minor_injuries) as minor_injuries
    from incident
    where counts_for_county = 1
    group by township_code, month
),
schools as (
    select
        township_code,
        month,
        count(*) as schools,
        sum(pupils) as pupils,
        sum(case when incidents_in_window >= 2 then 1 else 0 end) as schools_repeating,
        sum(protection_reported) as protection_reported,
        count(guards_met) as guards_known,
        sum(guards_met) as guards_met,
        count(closed_campus) as closed_campus_known,
        sum(closed_campus) as closed_campus_met,
        count(one_key_alarm) as alarm_known,
        sum(one_key_alarm) as alarm_met,
        count(video) as video_known,
        sum(video) as video_met,
        count(alarm_and_video) as alarm_and_video_known,
        sum(alarm_and_video) as alarm_and_video_met,
        count(guard_post_set) as guard_post_known,
        sum(guard_post_set) as guard_post_met,
        count(plan_written) as plan_known,
        sum(plan_written) as plan_met,
        count(smart_campus) as smart_campus_known,
        sum(smart_campus) as smart_campus_met,
        sum(case when guards_actual is not null then guards_required end) as guards_required,
        sum(case when guards_required is not null then guards_actual end) as guards_there,
        sum(guards_short) as guards_short,
        sum(case when guards_certified is not null then guards_actual end) as guards_of_known_certificate,
        sum(case when guards_actual is not null then guards_certified end) as guards_certified,
        sum(has_gap) as schools_with_gap,
        sum(has_gap_2022) as schools_with_gap_2022,
        count(legal_vice_principal) as vice_principal_known,
        sum(legal_vice_principal) as vice_principal_met,
        sum(placed) as schools_placed,
        sum(covered) as schools_covered,
        sum(case when placed = 1 then pupils end) as pupils_placed,
        sum(case when covered = 1 then pupils when placed = 1 then 0 end) as pupils_covered
    from school_month
    group by township_code, month
),
patrols as (
    select
        township_code,
        month,
        sum(case when shifts_done is not null then shifts_planned end) as shifts_planned,
        sum(case when shifts_planned is not null then shifts_done end) as shifts_done
    from patrol_month
    group by township_code, month
),
work as (
    select
        township_code,
        month,
        sum(case when item = 'disputes_found' then value end) as disputes_found,
        sum(case when item = 'disputes_resolved' then value end) as disputes_resolved,
        sum(case when item = 'schools_drilled' then value end) as schools_drilled,
        sum(case when item = 'talks' then value end) as talks,
        sum(case when item = 'people_reached' then value end) as people_reached
    from work_item
    where counts_for_county = 1
    group by township_code, month
),
reports as (
    select
        township_code,
        month,
        count(*) as reports_expected,
        sum(received) as reports_received,
        sum(on_time) as reports_on_time
    from submission_expected
    where cadence = 'monthly'
    group by township_code, month
)
select
    g.township_code,
    g.month,
    case when k.month_known = 1 then coalesce(h.found, 0) end as hazards_found,
    case when k.month_known = 1 then coalesce(h.rectified, 0) end as hazards_rectified,
    case when k.month_known = 1 then coalesce(h.carried_in, 0) end as hazards_carried_in,
    case when k.month_known = 1 then coalesce(h.due, 0) end as hazards_due,
    case when k.month_known = 1 then coalesce(h.due_on_time, 0) end as hazards_due_on_time,
    case when k.month_known = 1 then coalesce(h.rectified_verified, 0) end as hazards_rectified_verified,
    case when k.month_known = 1 then coalesce(h.found_closed, 0) end as hazards_found_closed,
    case when k.books_known = 1 then coalesce(h.open_end, 0) end as hazards_open,
    case when k.books_known = 1 then coalesce(h.overdue, 0) end as hazards_overdue,
    case when k.books_known = 1 then coalesce(h.serious_open, 0) end as hazards_serious_open,
    case when k.books_known = 1 then coalesce(h.serious_overdue, 0) end as hazards_serious_overdue,
    case when k.books_known = 1 then coalesce(h.awaiting_recheck, 0) end as hazards_awaiting_recheck,
    case when g.incident_reports > 0 then coalesce(i.incidents, 0) else i.incidents end as incidents,
    i.closed as incidents_closed,
    i.cause_analysed as incidents_cause_analysed,
    i.traced as incidents_traced,
    i.in_step_known as incidents_in_step_known,
    i.in_step as incidents_in_step,
    i.handling_known as incidents_handling_known,
    i.handling as incidents_handling,
    i.opinion_known as incidents_opinion_known,
    i.opinion as incidents_opinion,
    i.order_known as incidents_order_known,
    i.public_order as incidents_order,
    i.timed as incidents_timed,
    i.hours_to_report as incident_hours_to_report,
    i.reported_in_time as incidents_reported_in_time,
    case when g.incident_reports > 0 and i.incidents is null then 0 else i.deaths end as incident_deaths,
    case when g.incident_reports > 0 and i.incidents is null then 0 else i.serious_injuries end as incident_serious_injuries,
    case when g.incident_reports > 0 and i.incidents is null then 0 else i.minor_injuries end as incident_minor_injuries,
    s.schools,
    s.pupils,
    s.schools_repeating,
    s.protection_reported,
    s.guards_known,
    s.guards_met,
    s.closed_campus_known,
    s.closed_campus_met,
    s.alarm_known,
    s.alarm_met,
    s.video_known,
    s.video_met,
    s.alarm_and_video_known,
    s.alarm_and_video_met,
    s.guard_post_known,
    s.guard_post_met,
    s.plan_known,
    s.plan_met,
    s.smart_campus_known,
    s.smart_campus_met,
    s.guards_required,
    s.guards_there,
    s.guards_short,
    s.guards_of_known_certificate,
    s.guards_certified,
    s.schools_with_gap,
    s.schools_with_gap_2022,
    s.vice_principal_known,
    s.vice_principal_met,
    s.schools_placed,
    s.schools_covered,
    s.pupils_placed,
    s.pupils_covered,
    p.shifts_planned,
    p.shifts_done,
    w.disputes_found,
    w.disputes_resolved,
    w.schools_drilled,
    w.talks,
    w.people_reached,
    coalesce(r.reports_expected, 0) as reports_expected,
    coalesce(r.reports_received, 0) as reports_received,
    coalesce(r.reports_on_time, 0) as reports_on_time
from grid g
join known k on k.township_code = g.township_code and k.month = g.month
left join hazards h on h.township_code = g.township_code and h.month = g.month
left join incidents i on i.township_code = g.township_code and i.month = g.month
left join schools s on s.township_code = g.township_code and s.month = g.month
left join patrols p on p.township_code = g.township_code and p.month = g.month
left join work w on w.township_code = g.township_code and w.month = g.month
left join reports r on r.township_code = g.township_code and r.month = g.month
