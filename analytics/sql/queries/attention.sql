-- One row per thing that needs a decision in the month: what, where, how many, and of which school, unit or target.
with chosen as (
    select * from township_month where month = $month and (len($areas) = 0 or list_contains($areas, township_code))
),
before as (
    select t.* from township_month t join month m on m.month = t.month where m.position = (select position from month where month = $month) - 1
),
schools as (
    select * from school_month where month = $month and (len($areas) = 0 or list_contains($areas, township_code))
)
select 1 as priority, 'overdue_serious' as item, township_code as area, hazards_serious_overdue as count, cast(null as varchar) as detail, cast(null as varchar) as name
from chosen
where hazards_serious_overdue > 0
union all
select 2, 'repeat_incidents', township_code, incidents_in_window, school_code, name
from schools
where incidents_in_window >= 2
union all
select 3, 'overdue', township_code, hazards_overdue, null, null
from chosen
where hazards_overdue > 0
union all
select 4, 'worse', c.township_code, c.hazards_open, cast(b.hazards_open as varchar), null
from chosen c
join before b on b.township_code = c.township_code
where c.hazards_open >= b.hazards_open + 3 and c.hazards_open >= 1.2 * b.hazards_open
union all
select 5, 'reports_missing', e.township_code, count(*), e.unit, u.name
from submission_expected e
join unit u on u.unit = e.unit
where e.month = $month and e.cadence = 'monthly' and e.received = 0 and (len($areas) = 0 or list_contains($areas, e.township_code))
group by e.township_code, e.unit, u.name
union all
select 6, 'target_missed', null, missed, target, null
from (
    select 'guards_target' as target, sum(1 - guards_met) as missed from schools
    union all
    select 'closed_campus_target', sum(1 - closed_campus) from schools
    union all
    select 'alarm_target', sum(1 - one_key_alarm) from schools
    union all
    select 'video_target', sum(1 - video) from schools
) t
where missed > 0
order by priority, count desc, area, detail
