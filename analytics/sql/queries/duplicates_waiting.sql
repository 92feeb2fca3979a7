-- One row: pairs of hazards of the townships that may be the same and wait for an analyst.
select count(*) as pairs from duplicate_pair where state = 'waiting' and (len($areas) = 0 or list_contains($areas, township_code))
