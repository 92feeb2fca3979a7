-- The county's reports are the same whether added up by unit or by township.
select u.month, u.received, t.received as received_by_township
from (select month, sum(reports_received) as received from unit_month group by month) u
join (select month, sum(reports_received) as received from township_month group by month) t on t.month = u.month
where u.received <> t.received
