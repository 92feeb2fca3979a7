-- One row per hazard per month in which it was on the books, from its finding until it is struck off, or in which it was due.
-- State at the month's end follows from the dates alone. All flags are 0 or 1. A view: it is counted once in a build and read
-- for single months, so that storing ten rows a hazard would cost more than it saves.
select
    h.unit,
    h.hazard_id,
    h.township_code,
    h.school_code,
    h.stage,
    h.category,
    h.grade,
    h.found_by,
    m.month,
    h.counts_for_county,
    case when h.found_on >= m.month_start then 1 else 0 end as found,
    case when h.found_on < m.month_start and (h.rectified_on is null or h.rectified_on >= m.month_start) then 1 else 0 end as carried_in,
    case when h.rectified_on between m.month_start and m.month_end then 1 else 0 end as rectified,
    case when h.rectified_on is null or h.rectified_on > m.month_end then 1 else 0 end as open,
    case when (h.rectified_on is null or h.rectified_on > m.month_end) and h.deadline <= m.month_end then 1 else 0 end as overdue,
    case when h.deadline between m.month_start and m.month_end then 1 else 0 end as due,
    case when h.deadline between m.month_start and m.month_end and h.rectified_on <= h.deadline then 1 else 0 end as due_on_time,
    case when h.rectified_on between m.month_start and m.month_end then h.verified else 0 end as rectified_verified,
    case when h.found_on >= m.month_start and h.rectified_on is not null then 1 else 0 end as found_closed,
    case when h.rectified_on <= m.month_end and not (h.verified = 1 and coalesce(h.rechecked_on, h.rectified_on) <= m.month_end) then 1 else 0 end as awaiting_recheck,
    case
        when (h.rectified_on is null or h.rectified_on > m.month_end) and h.measures is null then '待整改'
        when h.rectified_on is null or h.rectified_on > m.month_end then '整改中'
        when h.verified = 1 and coalesce(h.rechecked_on, h.rectified_on) <= m.month_end then '已销号'
        else '待复查'
    end as state
from hazard h
join month m
    on h.found_on <= m.month_end
    and (h.verified = 0 or h.rectified_on >= m.month_start or h.rechecked_on >= m.month_start or h.deadline >= m.month_start)
