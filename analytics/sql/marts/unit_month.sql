-- One row per unit per month: its own ledger's counts, its reports, and what its work report says of the same hazards.
-- The ledger's counts are of all that the unit reported, linked to another channel's record or not.
with hazards as (
    select
        unit,
        month,
        sum(found) as found,
        sum(carried_in) as carried_in,
        sum(rectified) as rectified,
        sum(open) as open_end,
        sum(overdue) as overdue
    from hazard_month_total
    group by unit, month
),
incidents as (
    select unit, month, count(*) as incidents from incident group by unit, month
),
reports as (
    select
        unit,
        month,
        count(*) as reports_expected,
        sum(received) as reports_received,
        sum(on_time) as reports_on_time,
        sum(case when kind = 'hazards' then received else 0 end) as ledger_received,
        sum(case when kind = 'incidents' then received else 0 end) as incidents_received
    from submission_expected
    where cadence = 'monthly'
    group by unit, month
),
work as (
    select
        unit,
        month,
        max(case when item = 'hazards_found' then value end) as work_hazards_found,
        max(case when item = 'hazards_rectified' then value end) as work_hazards_rectified,
        max(case when item = 'hazards_carried_in' then value end) as work_hazards_carried_in,
        max(case when item = 'hazards_open_end' then value end) as work_hazards_open_end
    from work_item
    group by unit, month
)
select
    r.unit,
    u.channel,
    u.township_code,
    r.month,
    r.reports_expected,
    r.reports_received,
    r.reports_on_time,
    r.ledger_received,
    case when r.ledger_received > 0 then coalesce(h.found, 0) else h.found end as hazards_found,
    case when r.ledger_received > 0 then coalesce(h.carried_in, 0) else h.carried_in end as hazards_carried_in,
    case when r.ledger_received > 0 then coalesce(h.rectified, 0) else h.rectified end as hazards_rectified,
    case when r.ledger_received > 0 then coalesce(h.open_end, 0) else h.open_end end as hazards_open,
    case when r.ledger_received > 0 then coalesce(h.overdue, 0) else h.overdue end as hazards_overdue,
    case when r.incidents_received > 0 then coalesce(i.incidents, 0) else i.incidents end as incidents,
    w.work_hazards_found,
    w.work_hazards_rectified,
    w.work_hazards_carried_in,
    w.work_hazards_open_end
from reports r
join source_unit u on u.unit = r.unit
left join hazards h on h.unit = r.unit and h.month = r.month
left join incidents i on i.unit = r.unit and i.month = r.month
left join work w on w.unit = r.unit and w.month = r.month
