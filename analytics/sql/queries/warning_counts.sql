-- One row per unit, month, kind, code and column of warnings in reports that count; code is null where none were kept.
select unit, township_code, month, kind, code, "column", sum(warnings)::bigint as warnings, sum(listed)::bigint as listed
from warning_count
where month between $first and $last and (len($areas) = 0 or list_contains($areas, township_code))
group by unit, township_code, month, kind, code, "column"
order by warnings desc, unit, month, kind, code, "column"
