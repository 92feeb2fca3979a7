-- One row per township per month: of all hazards found up to its end, the median days to rectify (Kaplan–Meier), and how many.
with at_risk as (
    select
        township_code,
        month,
        days,
        rectified,
        still_open,
        sum(rectified + still_open) over (partition by township_code, month order by days desc rows unbounded preceding) as at_risk
    from rectification_days
),
survival as (
    -- The product of the daily shares, as a sum of logarithms; once all at risk are rectified nothing survives.
    select
        township_code,
        month,
        days,
        rectified,
        still_open,
        exp(sum(case when rectified = at_risk then -1e9 else ln(1 - rectified / at_risk) end)
            over (partition by township_code, month order by days rows unbounded preceding)) as surviving
    from at_risk
)
select
    township_code,
    month,
    min(case when surviving <= 0.5 + 1e-9 then days end) as median_days,
    sum(rectified) as rectified,
    sum(rectified + still_open) as hazards
from survival
group by township_code, month
