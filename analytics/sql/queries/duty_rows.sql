-- One row per zone or post whose duty was reported for the month: one count of it, and the line that says so.
select p.unit, p.township_code, p.zone_code, p.name, p.type, p.{{item}} as value, p.submission, p.line, s.submitted_by, s.submitted_at, s.file_name
from patrol_month p
left join submission s on s.submission = p.submission
where p.month = $month and (len($areas) = 0 or list_contains($areas, p.township_code))
order by p.unit, p.zone_code
