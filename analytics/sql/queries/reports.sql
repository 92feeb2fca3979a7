-- One row per monthly report owed for the month.
select e.unit, u.name, u.name_en, e.channel, e.township_code, e.kind, e.due, e.submission, e.first_submitted_at, e.last_submitted_at, e.versions, e.state
from submission_expected e
join unit u on u.unit = e.unit
where e.month = $month and e.cadence = 'monthly' and (len($areas) = 0 or list_contains($areas, e.township_code))
order by e.state, e.unit, e.kind
