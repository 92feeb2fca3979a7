-- One row per monthly report that was owed, with the submission that counts for it. One that is not due yet is pending, not missing.
with slot as (
    select
        *,
        case when received = 0 and due >= $today then 'pending' else state end as state_today
    from submission_expected
    where cadence = 'monthly'
      and month between $first and $last
      and (len($areas) = 0 or list_contains($areas, township_code))
      and ($channel is null or channel = $channel)
      and ($kind is null or kind = $kind)
      and ($unit is null or unit = $unit)
)
select
    e.unit,
    u.name,
    u.name_en,
    e.channel,
    e.township_code,
    e.month,
    e.kind,
    e.state_today as state,
    e.due,
    e.first_submitted_at,
    e.last_submitted_at,
    e.versions,
    e.revised,
    e.waiting,
    e.submission,
    s.submitted_by,
    s.file_name,
    s.rows,
    s.warnings
from slot e
join unit u on u.unit = e.unit
left join submission s on s.submission = e.submission
where $state is null
   or e.state_today = $state
   or ($state = 'revised' and e.revised = 1)
   or ($state = 'waiting' and e.waiting > 0)
order by e.channel desc, e.unit, e.month, e.kind
limit $limit
