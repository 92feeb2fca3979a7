-- One row per township, protection item and state: how many schools of the register in force in the month.
select township_code, item, state, count(*) as schools
from protection_item
where month = $month and (len($areas) = 0 or list_contains($areas, township_code))
group by township_code, item, state
