-- One row per township and channel: what its reports of the months say of the township, and how many of the reports are in.
select
    township_code,
    channel,
    sum(units)::bigint as expected,
    sum(ledgers)::bigint as ledgers,
    sum(incident_reports)::bigint as incident_reports,
    max(case when month = $last then units end) as expected_last,
    max(case when month = $last then ledgers end) as ledgers_last,
    sum(hazards_found)::bigint as hazards_found,
    sum(hazards_rectified)::bigint as hazards_rectified,
    max(case when month = $last then hazards_open end) as hazards_open,
    max(case when month = $last then hazards_overdue end) as hazards_overdue,
    sum(incidents)::bigint as incidents
from channel_month
where month between $first and $last and (len($areas) = 0 or list_contains($areas, township_code))
group by township_code, channel
order by township_code, channel
