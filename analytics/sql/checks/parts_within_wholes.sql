-- No part is larger than its whole: overdue within open, on time within due, met within known, received within expected.
select township_code, month
from township_month
where hazards_overdue > hazards_open
    or hazards_serious_overdue > hazards_serious_open
    or hazards_due_on_time > hazards_due
    or hazards_rectified_verified > hazards_rectified
    or hazards_found_closed > hazards_found
    or incidents_closed > incidents
    or guards_met > guards_known
    or closed_campus_met > closed_campus_known
    or alarm_met > alarm_known
    or video_met > video_known
    or guard_post_met > guard_post_known
    or schools_covered > schools_placed
    or reports_received > reports_expected
    or reports_on_time > reports_received
