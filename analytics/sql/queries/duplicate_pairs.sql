-- One row per pair that waits for an analyst, the newest first; or per pair that was decided upon, the latest decision first.
select
    pair, kind, township_code, police_unit, police_id, education_unit, education_id, day, earlier, alike, state, kept, decided_at, decided_by, why
from duplicate_pair
where ($settled and state in ('linked', 'dismissed') or not $settled and state = 'waiting')
    and ($kind is null or kind = $kind)
    and (len($areas) = 0 or list_contains($areas, township_code))
order by decided_at desc, day desc, pair
limit $limit offset $offset
