-- One row per mark of the page's charts: what it shows, its place across and down, and its incidents.
with counted as materialized (
    select *
    from incident
    where counts_for_county = 1
        and month between $first and $last
        and (len($areas) = 0 or list_contains($areas, township_code))
),
sync as (
    unpivot (
        select
            coalesce(in_step::boolean::varchar, 'unknown') as in_step,
            coalesce(sync_handling::varchar, 'unknown') as handling,
            coalesce(sync_opinion::varchar, 'unknown') as opinion,
            coalesce(sync_order::varchar, 'unknown') as "order"
        from counted
    )
    on in_step, handling, opinion, "order" into name part value answer
)
select 'kind' as shows, month as x, kind as y, count(*) as incidents from counted group by month, kind
union all
select 'place', month, coalesce(place, 'unknown'), count(*) from counted group by month, place
union all
select 'matrix', coalesce(place, 'unknown'), kind, count(*) from counted group by place, kind
union all
select 'clock', coalesce(hour::varchar, 'unknown'), weekday::varchar, count(*) from counted group by hour, weekday
union all
select 'delay', delay, null, count(*) from counted group by delay
union all
select 'sync', part, answer, count(*) from sync group by part, answer
union all
select 'closed', month, null, count(closed_on) from counted group by month
union all
select 'cause', month, null, count(cause_analysed_on) from counted group by month
union all
select 'traced', month, null, sum(traced)::bigint from counted group by month
union all
select 'unsaid', null, null, count(*) from counted where deaths is null or serious_injuries is null or minor_injuries is null
union all
select 'outside', null, null, count(*)
from incident
where counts_for_county = 1 and month is null and (len($areas) = 0 or list_contains($areas, township_code))
