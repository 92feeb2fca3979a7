-- One row per hazard and month of the period behind a figure.
select h.submission, h.line, h.hazard_id as key
from hazard_month m
join hazard h on h.unit = m.unit and h.hazard_id = m.hazard_id
where m.month between $first and $month and m.counts_for_county = 1 and ({{condition}}) and (len($areas) = 0 or list_contains($areas, m.township_code))
