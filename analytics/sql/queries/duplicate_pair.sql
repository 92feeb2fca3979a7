-- One row: the pair of that key, or none for a key of no pair.
select earlier, state from duplicate_pair where pair = $pair
