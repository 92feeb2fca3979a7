-- One row per {{by}}: the reports that were owed, and what became of them. A report that is not due yet is not missing yet.
select
    {{by}} as value,
    min(cadence) as cadence,
    count(*) as expected,
    sum(received) as received,
    sum(on_time) as on_time,
    sum(received - on_time) as late,
    sum(case when received = 0 and due >= $today then 1 else 0 end) as pending,
    sum(case when received = 0 and (due is null or due < $today) then 1 else 0 end) as missing,
    sum(revised) as revised,
    sum(waiting) as waiting
from submission_expected
where (month between $first and $last or cadence <> 'monthly')
  and list_contains($cadences, cadence)
  and (len($areas) = 0 or list_contains($areas, township_code))
  and ($channel is null or channel = $channel)
  and ($kind is null or kind = $kind)
  and ($unit is null or unit = $unit)
group by {{by}}
order by {{by}}
