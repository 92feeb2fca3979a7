-- One row per hazard found by the month's end.
select h.submission, h.line, h.hazard_id as key
from hazard h
join month m on m.month = $month and h.found_on <= m.month_end
where h.counts_for_county = 1 and ({{condition}}) and (len($areas) = 0 or list_contains($areas, h.township_code))
