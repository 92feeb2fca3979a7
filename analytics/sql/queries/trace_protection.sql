-- One row per school whose protection was reported for the month and that is on the register then.
select submission, line, school_code as key
from protection_month
where month = $month
    and school_code in (select school_code from school_month where month = $month and (len($areas) = 0 or list_contains($areas, township_code)))
    and ({{condition}})
