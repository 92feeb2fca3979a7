place as (
    select
        coalesce(township_code, {{root}}) as area,
        month
    from township_month
    where {{months}} and (len($areas) = 0 or list_contains($areas, township_code))
    group by grouping sets ((township_code, month), (month))
),
spell as (
    select
        coalesce(township_code, {{root}}) as area,
        month,
        days,
        sum(rectified) as rectified,
        sum(still_open) as still_open
    from rectification_days
    where {{months}} and (len($areas) = 0 or list_contains($areas, township_code))
    group by grouping sets ((township_code, month, days), (month, days))
),
at_risk as (
    select
        area,
        month,
        days,
        rectified,
        still_open,
        sum(rectified + still_open) over (partition by area, month order by days desc rows unbounded preceding) as at_risk
    from spell
),
survival as (
    -- The product of the daily shares, as a sum of logarithms; once all at risk are rectified nothing survives.
    select
        area,
        month,
        days,
        rectified,
        still_open,
        exp(sum(case when rectified = at_risk then -1e9 else ln(1 - rectified / at_risk) end)
            over (partition by area, month order by days rows unbounded preceding)) as surviving
    from at_risk
)
