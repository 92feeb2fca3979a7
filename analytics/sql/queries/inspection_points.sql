-- One row per school of the month's register: what a joint inspection goes by.
with serious as (
    select
        h.school_code,
        count(*) as serious_open
    from hazard h
    join month m on m.month = $month
    where h.counts_for_county = 1
        and h.grade = '重大'
        and h.found_on <= m.month_end
        and (h.rectified_on is null or h.rectified_on > m.month_end)
    group by h.school_code
),
visited as (
    select
        h.school_code,
        max(h.found_on) as visited_on
    from hazard h
    join month m on m.month = $month
    where h.found_by = '联合' and h.found_on <= m.month_end
    group by h.school_code
),
past as (
    select
        i.school_code,
        count(*) as past_serious
    from incident i
    join month m on m.month = $month
    where i.counts_for_county = 1
        and (i.deaths > 0 or i.serious_injuries > 0)
        and cast(i.occurred_at as date) <= m.month_end
        and cast(i.occurred_at as date) > m.month_end - to_months(cast($months as integer))
    group by i.school_code
)
select
    s.school_code,
    s.name,
    s.township_code,
    s.stage,
    s.pupils,
    s.hazards_serious_overdue as serious_overdue,
    coalesce(r.serious_open, 0) as serious_open,
    s.hazards_overdue as overdue,
    s.hazards_open as open,
    s.incidents_in_window as incidents,
    coalesce(p.past_serious, 0) as past_serious,
    case when s.protection_reported = 1 then
        coalesce(1 - s.guards_met, 0) + coalesce(1 - s.closed_campus, 0)
        + coalesce(1 - s.one_key_alarm, 0) + coalesce(1 - s.video, 0)
    end as short,
    v.visited_on
from school_month s
left join serious r on r.school_code = s.school_code
left join visited v on v.school_code = s.school_code
left join past p on p.school_code = s.school_code
where s.month = $month
    and (len($areas) = 0 or list_contains($areas, s.township_code))
order by s.school_code
