-- No hazard is rectified before it was found or re-checked before it was rectified.
select unit, hazard_id, found_on, rectified_on, rechecked_on
from hazard
where rectified_on < found_on or rechecked_on < rectified_on or deadline < found_on
