-- One row per incident of the window that ends with the month, at schools with two or more of them.
select i.submission, i.line, i.incident_id as key
from incident i
join school_month s on s.school_code = i.school_code and s.month = $month and s.incidents_in_window >= 2
join month now on now.month = $month
join month k on k.month = i.month and k.position <= now.position and k.position > now.position - (select repeat_window_months from setting)
where i.counts_for_county = 1 and ({{condition}}) and (len($areas) = 0 or list_contains($areas, i.township_code))
