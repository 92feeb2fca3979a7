spell as (
    -- Of any set of townships together: medians cannot be added, spells can.
    select month, days, sum(rectified) as rectified, sum(still_open) as still_open
    from rectification_days
    where {{months}} and (len($areas) = 0 or list_contains($areas, township_code))
    group by month, days
),
at_risk as (
    select
        month,
        days,
        rectified,
        still_open,
        sum(rectified + still_open) over (partition by month order by days desc rows unbounded preceding) as at_risk
    from spell
),
survival as (
    select
        month,
        days,
        rectified,
        still_open,
        exp(sum(case when rectified = at_risk then -1e9 else ln(1 - rectified / at_risk) end)
            over (partition by month order by days rows unbounded preceding)) as surviving
    from at_risk
),
medians as (
    select
        {{root}} as area,
        m.month,
        min(case when s.surviving <= 0.5 + 1e-9 then s.days end) as median_days,
        sum(s.rectified) as rectified,
        sum(s.rectified + s.still_open) as hazards
    from month m
    left join survival s on s.month = m.month
    where m.{{months}}
    group by m.month
    union all
    select t.township_code, t.month, s.median_days, s.rectified, s.hazards
    from township_month t
    left join township_survival s on s.township_code = t.township_code and s.month = t.month
    where t.{{months}} and (len($areas) = 0 or list_contains($areas, t.township_code))
)
