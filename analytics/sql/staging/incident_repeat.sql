-- One row per school per month: incidents in the window of months that ends with it.
select
    i.school_code,
    m.month,
    count(*) as incidents
from source_month m
cross join source_setting w
join source_month k on k.position <= m.position and k.position > m.position - w.repeat_window_months
join incident i on i.month = k.month and i.counts_for_county = 1
group by i.school_code, m.month
