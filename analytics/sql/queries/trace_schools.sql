-- One row per school and month of the period in which it was on the register in force.
select m.submission, m.line, m.school_code as key
from school_month m
where m.month between $first and $month and ({{condition}}) and (len($areas) = 0 or list_contains($areas, m.township_code))
