-- One row per month of the warehouse; `reported` says whether any monthly report was received for it.
select m.month, m.month_start, m.month_end, m.due, coalesce(sum(u.reports_received), 0) > 0 as reported
from month m
left join unit_month u on u.month = m.month
group by m.month, m.month_start, m.month_end, m.due
order by m.month
