-- One row: pairs of records of the townships that may tell of the same thing and wait for an analyst.
select count(*) as pairs
from duplicate_pair
where state = 'waiting' and ($kind is null or kind = $kind) and (len($areas) = 0 or list_contains($areas, township_code))
