-- One row per school with an incident that killed or seriously hurt somebody within the months.
with told as (
    select
        i.*,
        case when i.deaths > 0 or i.serious_injuries > 0 then 1 else 0 end as serious
    from incident i
    join month m on m.month = $month
    where i.counts_for_county = 1
        and cast(i.occurred_at as date) <= m.month_end
        and cast(i.occurred_at as date) > m.month_end - to_months(cast($months as integer))
        and (len($areas) = 0 or list_contains($areas, i.township_code))
)
select
    school_code,
    max(school_name) as school_name,
    max(township_code) as township_code,
    sum(serious) as serious,
    count(*) as incidents,
    sum(case when serious = 1 then deaths end) as deaths,
    sum(case when serious = 1 then serious_injuries end) as serious_injuries,
    cast(min(case when serious = 1 then occurred_at end) as date) as first_on,
    cast(max(case when serious = 1 then occurred_at end) as date) as last_on,
    min(case when serious = 1 then month end) as first_month
from told
where school_code is not null
group by school_code
having sum(serious) > 0
order by deaths desc nulls last, serious_injuries desc nulls last, last_on desc, school_code
