-- One row per school on the register in force in the month.
select m.submission, m.line, m.school_code as key
from school_month m
where m.month = $month and ({{condition}}) and (len($areas) = 0 or list_contains($areas, m.township_code))
