-- One row per kind and state: pairs of records of the townships that may tell of the same thing, or were decided upon.
select kind, state, count(*) as pairs
from duplicate_pair
where len($areas) = 0 or list_contains($areas, township_code)
group by kind, state
