-- One row per hazard behind a figure of the month.
select h.submission, h.line, h.hazard_id as key
from hazard_month m
join hazard h on h.unit = m.unit and h.hazard_id = m.hazard_id
where m.month = $month and m.counts_for_county = 1 and ({{condition}}) and (len($areas) = 0 or list_contains($areas, m.township_code))
