-- One row per incident of the month, or of the window that ends with it at schools that repeat; the newest first.
select
    i.incident_id, i.unit, i.school_code, i.school_name, i.township_code, i.occurred_at, i.reported_at, i.hours_to_report, i.kind,
    i.place, i.deaths, i.serious_injuries, i.minor_injuries, i.summary, i.closed_on, i.cause_analysed_on, i.accountability,
    s.file_name, i.line
from incident i
left join submission s on s.submission = i.submission
where i.counts_for_county = 1
    and ($repeating or i.month = $last)
    and ($school is null or i.school_code = $school)
    and (
        not $repeating
        or (
            i.school_code in (select school_code from school_month where month = $last and incidents_in_window >= 2)
            and i.month in (
                select k.month
                from month k
                join month l on l.month = $last
                cross join setting w
                where k.position <= l.position and k.position > l.position - w.repeat_window_months
            )
        )
    )
    and (len($areas) = 0 or list_contains($areas, i.township_code))
order by i.occurred_at desc, i.incident_id
limit $limit
