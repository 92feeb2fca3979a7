-- One row per school that falls short of a protection target in the month; `met` is the target's column of `school_month`.
select s.school_code, s.name as school_name, s.township_code, s.unit, s.stage, s.pupils, s.guards_required, s.guards_actual
from school_month s
where s.month = $month
    and s.{{met}} = 0
    and ($school is null or s.school_code = $school)
    and (len($areas) = 0 or list_contains($areas, s.township_code))
order by s.township_code, s.school_code
