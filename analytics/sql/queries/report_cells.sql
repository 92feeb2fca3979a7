-- One row per monthly report that was owed: what became of it, as a matrix shows it. One that is not due yet is pending, not missing.
select
    e.unit,
    u.name,
    u.name_en,
    e.channel,
    e.month,
    e.kind,
    case when e.received = 0 and e.due >= $today then 'pending' else e.state end as state,
    strftime(e.first_submitted_at, '%Y-%m-%d') as filed,
    strftime(e.last_submitted_at, '%Y-%m-%d') as corrected,
    e.versions,
    e.waiting
from submission_expected e
join unit u on u.unit = e.unit
where e.cadence = 'monthly'
  and e.month between $first and $last
  and (len($areas) = 0 or list_contains($areas, e.township_code))
  and ($channel is null or e.channel = $channel)
  and ($kind is null or e.kind = $kind)
  and ($unit is null or e.unit = $unit)
order by e.unit, e.month, e.kind
