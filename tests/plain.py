"""Every indicator once more, in dull Python, from the accepted rows: no SQL, no catalogue, no cleverness.

``indicators(workspace)`` gives (metric, area, month) → (value, numerator, denominator). It follows the definitions' sentences.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta

import shapely
from geographiclib.geodesic import Geodesic

from analytics import geo, register, store
from analytics.contract import KINDS

MONTHLY_KINDS = ("hazards", "incidents", "protection", "patrols", "work")


def indicators(workspace):
    county = County(workspace)
    found = {}
    for month in county.months:
        cells = {}
        for township in county.townships:
            for metric, (numerator, denominator) in pairs(county, township, month).items():
                cells.setdefault(metric, []).append((numerator, denominator))
                found[metric, township, month] = answer(metric, numerator, denominator)
        for metric, both in cells.items():
            numerator = added(n for n, _ in both)
            denominator = added(d for _, d in both)
            found[metric, county.root, month] = answer(metric, numerator, denominator)
        for area in (*county.townships, county.root):
            found["median_days_to_rectify", area, month] = median_days(county, area, month)
    return found


def added(values):
    known = [value for value in values if value is not None]
    return sum(known) if known else None


COUNTS = {
    "hazards_found",
    "hazards_rectified",
    "hazards_open",
    "hazards_overdue",
    "hazards_serious_overdue",
    "hazards_awaiting_recheck",
    "incidents",
    "incident_deaths",
    "incident_serious_injuries",
    "incident_minor_injuries",
    "schools_repeating",
    "guards_short",
    "schools_with_gap",
    "schools_with_gap_2022",
    "disputes_found",
    "people_reached",
}


def answer(metric, numerator, denominator):
    if metric in COUNTS:
        return numerator, numerator, None
    if numerator is None or denominator is None or denominator == 0:
        return None, numerator, denominator
    scale = 1000 if metric == "incidents_per_1000" else 1
    return scale * numerator / denominator, numerator, denominator


def end_of(month):
    year, number = int(month[:4]), int(month[5:])
    first_of_next = date(year + number // 12, number % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def start_of(month):
    return date.fromisoformat(month + "-01")


class County:
    """The accepted rows, unit by unit, as the register and the store give them."""

    def __init__(self, workspace):
        reference, settings = workspace.reference, workspace.settings
        self.settings = settings
        self.root = reference.root.code
        self.townships = [area.code for area in reference.areas if area.level == "township"]
        self.units = {unit.code: unit for unit in reference.units}
        self.submissions = register.open(workspace).history()
        self.rows = {kind: self.read(workspace, kind) for kind in KINDS}
        reported = [s.month for s in self.current() if s.kind in MONTHLY_KINDS]
        self.months = span(min([settings.first_month, *reported]), max([settings.first_month, *reported]))
        self.schools = latest(self.rows["schools"], lambda row: row["school_code"])
        self.zones = latest(self.rows["patrol_zones"], lambda row: row["zone_code"])
        self.hazards = latest(self.rows["hazards"], lambda row: (row["unit"], row["hazard_id"]))
        self.incidents = latest(self.rows["incidents"], lambda row: (row["unit"], row["incident_id"]))
        for kind, records in (("hazards", self.hazards), ("incidents", self.incidents)):
            for dropped in dropped_by_links(workspace, kind, records):
                del records[dropped]
        self.around = {code: self.zones_around(school) for code, school in self.schools.items()}

    def current(self):
        return [s for s in self.submissions if s.state == "current"]

    def read(self, workspace, kind):
        rows = []
        for submission in self.current():
            if submission.kind == kind:
                for row in store.read_rows(workspace, submission).to_pylist():
                    rows.append(row | {"unit": submission.unit, "month": submission.month, "submission": submission.id})
        return rows

    def filed(self, unit, kind, month):
        return any(s.unit == unit and s.kind == kind and s.month == month for s in self.current())

    def covering(self, township, kind):
        return [u.code for u in self.units.values() if township in u.townships and u.channel in KINDS[kind].channels]

    def township_of(self, row):
        school = self.schools.get(row["school_code"])
        return school["township_code"] if school else self.units[row["unit"]].townships[0]

    def register_of(self, month, kind="schools", key="school_code"):
        """The schools, or zones, that the registers in force list: each unit's latest up to the month, or else its first."""
        listed = {}
        for unit in self.units:
            months = sorted({row["month"] for row in self.rows[kind] if row["unit"] == unit})
            if months:
                in_force = max([m for m in months if m <= month], default=months[0])
                for row in self.rows[kind]:
                    if row["unit"] == unit and row["month"] == in_force:
                        held = listed.get(row[key])
                        if held is None or held["submission"] < row["submission"]:
                            listed[row[key]] = row
        return listed

    def zones_around(self, school):
        """The zones in which a school lies, whenever they were listed."""
        here = place(school)
        return {code for code, zone in self.zones.items() if here is not None and lies_in(zone, here)}


def span(first, last):
    months = [first]
    while months[-1] < last:
        months.append((end_of(months[-1]) + timedelta(days=1)).isoformat()[:7])
    return months


def latest(rows, key):
    """The row of the latest month for each key; of one month's, the newest submission's."""
    found = {}
    for row in rows:
        held = found.get(key(row))
        if held is None or (held["month"], held["submission"]) < (row["month"], row["submission"]):
            found[key(row)] = row
    return found


def dropped_by_links(workspace, kind, records):
    """The records that an analyst has linked to one that counts in their stead."""
    decisions = sorted(register.open(workspace).decisions("duplicate").values(), key=lambda decision: decision.id)
    things = []  # each a list of records, the one that should count first
    for decision in decisions:
        if decision.verdict == "linked" and decision.facts["kind"] == kind:
            kept, dropped = tuple(decision.facts["kept"]), tuple(decision.facts["dropped"])
            mine = next((thing for thing in things if kept in thing), [kept])
            other = next((thing for thing in things if dropped in thing), [dropped])
            things = [thing for thing in things if thing not in (mine, other)]
            things.append(mine if mine == other else mine + other)
    return [record for thing in things for record in [r for r in thing if r in records][1:]]


def place(row):
    if row["lon"] is None or row["lat"] is None or row["crs"] is None:
        return None
    lon, lat = geo.to_wgs84([row["lon"]], [row["lat"]], [row["crs"]])
    return float(lon[0]), float(lat[0])


def lies_in(zone, here):
    if zone["geometry"]:
        return geo.polygon_to_wgs84(shapely.from_wkt(zone["geometry"]), zone["crs"]).covers(shapely.Point(here))
    return place(zone) is not None and metres(place(zone), here) <= zone["radius_m"]


def metres(one, other):
    """Along the geodesic of the ellipsoid, by another library than the product's own formula."""
    return Geodesic.WGS84.Inverse(one[1], one[0], other[1], other[0])["s12"]


def guards_required(settings, pupils, day):
    in_force = max(rule.in_force_from for rule in settings.guard_rules if rule.in_force_from <= day)
    steps = [r for r in settings.guard_rules if r.in_force_from == in_force and r.pupils_from <= pupils]
    step = max(steps, key=lambda rule: rule.pupils_from)
    extra = (pupils - step.pupils_from) // step.per_pupils if step.per_pupils else 0
    return step.guards + extra


def pairs(county, township, month):
    """metric → (numerator, denominator) for one township and month; None where nobody knows."""
    return {
        **hazard_pairs(county, township, month),
        **incident_pairs(county, township, month),
        **school_pairs(county, township, month),
        **patrol_and_work_pairs(county, township, month),
        **report_pairs(county, township, month),
    }


def hazard_pairs(county, township, month):
    start, end = start_of(month), end_of(month)
    here = [h for h in county.hazards.values() if county.township_of(h) == township]
    found = [h for h in here if start <= h["found_on"] <= end]
    rectified = [h for h in here if h["rectified_on"] and start <= h["rectified_on"] <= end and h["found_on"] <= end]
    carried = [h for h in here if h["found_on"] < start and (not h["rectified_on"] or h["rectified_on"] >= start)]
    is_open = [h for h in here if h["found_on"] <= end and (not h["rectified_on"] or h["rectified_on"] > end)]
    overdue = [h for h in is_open if h["deadline"] and h["deadline"] <= end]
    due = [h for h in here if h["deadline"] and start <= h["deadline"] <= end]
    on_time = [h for h in due if h["rectified_on"] and h["rectified_on"] <= h["deadline"]]
    passed = [h for h in rectified if h["recheck_result"] == "合格"]
    waiting = [
        h
        for h in here
        if h["found_on"] <= end
        and h["rectified_on"]
        and h["rectified_on"] <= end
        and not (h["recheck_result"] == "合格" and (h["rechecked_on"] or h["rectified_on"]) <= end)
    ]
    units = county.covering(township, "hazards")
    month_known = any(county.filed(u, "hazards", month) for u in units) or bool(found) or bool(rectified)
    books_known = any(county.filed(u, "hazards", m) for u in units for m in county.months if m <= month) or bool(
        is_open
    )

    def flow(rows):
        return len(rows) if month_known else None

    def stock(rows):
        return len(rows) if books_known else None

    return {
        "hazards_found": (flow(found), None),
        "hazards_rectified": (flow(rectified), None),
        "hazards_open": (stock(is_open), None),
        "hazards_overdue": (stock(overdue), None),
        "hazards_serious_overdue": (stock([h for h in overdue if h["grade"] == "重大"]), None),
        "hazards_awaiting_recheck": (stock(waiting), None),
        "rectification_rate": (flow(rectified), flow(carried + found)),
        "rectification_cohort": (flow([h for h in found if h["rectified_on"]]), flow(found)),
        "rectification_on_time": (flow(on_time), flow(due)),
        "rectification_verified": (flow(passed), flow(rectified)),
    }


def median_days(county, area, month):
    """Kaplan–Meier by its definition: after each day, multiply by the share at risk that was not rectified on it."""
    end = end_of(month)
    spells = []
    for hazard in county.hazards.values():
        if hazard["found_on"] <= end and area in (county.township_of(hazard), county.root):
            closed = hazard["rectified_on"] is not None and hazard["rectified_on"] <= end
            until = hazard["rectified_on"] if closed else end
            spells.append(((until - hazard["found_on"]).days, closed))
    if not spells:
        return None, None, None
    surviving, median = 1.0, None
    for day in sorted({days for days, closed in spells if closed}):
        at_risk = sum(1 for days, _ in spells if days >= day)
        surviving *= 1 - sum(1 for days, closed in spells if closed and days == day) / at_risk
        if median is None and surviving <= 0.5 + 1e-9:
            median = day
    return median, sum(1 for _, closed in spells if closed), len(spells)


def incident_pairs(county, township, month):
    start, end = start_of(month), end_of(month)
    here = [i for i in county.incidents.values() if county.township_of(i) == township]
    now = [i for i in here if start <= i["occurred_at"].date() <= end]
    reported = any(county.filed(u, "incidents", month) for u in county.covering(township, "incidents"))
    count = len(now) if reported or now else None
    parts = None if not now else len(now)

    def share(condition):
        return sum(1 for i in now if condition(i)) if now else None

    def told(column):
        """Known to be true, and known at all; nobody knows where nothing happened."""
        flags = [i[column] for i in now if i[column] is not None]
        return (sum(flags) if flags else None, len(flags) if now else None)

    def people(column):
        return added(i[column] for i in now) if now else count

    in_step = [three_valued([i["sync_handling"], i["sync_opinion"], i["sync_order"]]) for i in now]
    in_step = [flag for flag in in_step if flag is not None]
    timed = [i for i in now if has_time(i["occurred_at"]) and has_time(i["reported_at"])]
    hours = [(i["reported_at"] - i["occurred_at"]).total_seconds() / 3600 for i in timed]
    listed = [s for s in county.register_of(month).values() if s["township_code"] == township]
    position = county.months.index(month)
    window = county.months[max(0, position - county.settings.repeat_window_months + 1) : position + 1]
    recent = Counter(
        i["school_code"] for i in county.incidents.values() if i["occurred_at"].date().isoformat()[:7] in window
    )
    pupils = added(s["pupils"] for s in listed)
    return {
        "incidents": (count, None),
        "incidents_per_1000": (count, pupils),
        "hours_to_report": (sum(hours) if hours else None, parts and len(hours)),
        "incidents_reported_in_time": (
            sum(1 for h in hours if h <= county.settings.report_within_hours) if hours else None,
            parts and len(hours),
        ),
        "incidents_closed": (share(lambda i: i["closed_on"]), count),
        "incidents_cause_analysed": (share(lambda i: i["cause_analysed_on"]), count),
        "incidents_traced": (share(lambda i: i["accountability"] in ("不需追责", "已追责")), count),
        "incidents_in_step": (sum(in_step) if in_step else None, parts and len(in_step)),
        "incidents_handling": told("sync_handling"),
        "incidents_opinion": told("sync_opinion"),
        "incidents_order": told("sync_order"),
        "incident_deaths": (people("deaths"), None),
        "incident_serious_injuries": (people("serious_injuries"), None),
        "incident_minor_injuries": (people("minor_injuries"), None),
        "schools_repeating": (sum(1 for s in listed if recent[s["school_code"]] >= 2) if listed else None, None),
    }


def has_time(moment):
    """A moment at midnight is a date without its time."""
    return moment is not None and (moment.hour, moment.minute, moment.second) != (0, 0, 0)


def school_pairs(county, township, month):
    listed = {c: s for c, s in county.register_of(month).items() if s["township_code"] == township}
    reports = {
        row["school_code"]: row
        for row in county.rows["protection"]
        if row["month"] == month and row["school_code"] in listed
    }

    def rate(flags):
        known = [flag for flag in flags if flag is not None]
        return (sum(map(bool, known)) if known else None, len(known) if listed else None)

    def flags(*columns):
        return rate([three_valued([row[c] for c in columns]) for row in reports.values()])

    needed = {c: guards_required(county.settings, s["pupils"], end_of(month)) for c, s in listed.items()}
    guards = {c: row["guards_actual"] for c, row in reports.items() if row["guards_actual"] is not None}

    def gaps(*groups):
        """Schools of which something is known, counted if guards or one of the groups of columns is known to be missing."""
        held = [
            [three_valued([row[c] for c in group]) for group in groups]
            + ([guards[code] >= needed[code]] if code in guards else [])
            for code, row in reports.items()
        ]
        return added(int(False in flags) for flags in held if flags.count(None) < len(flags))

    placed = [c for c, s in listed.items() if place(county.schools[c]) is not None]
    standing = county.register_of(month, "patrol_zones", "zone_code").keys()
    inside = [c for c in placed if county.around[c] & standing]
    some = bool(listed)
    return {
        "guards_target": rate([guards[c] >= needed[c] for c in guards]),
        "guards_per_required": (added(guards.values()), added(needed[c] for c in guards)),
        "guards_short": (added(max(needed[c] - guards[c], 0) for c in guards), None),
        "guards_certified_share": (
            added(row["guards_certified"] for c, row in reports.items() if c in guards),
            added(guards[c] for c in guards if reports[c]["guards_certified"] is not None),
        ),
        "schools_with_gap": (gaps(["closed_campus"], ["one_key_alarm"], ["video"]), None),
        "schools_with_gap_2022": (gaps(["closed_campus"], ["one_key_alarm", "video"], ["guard_post_set"]), None),
        "closed_campus_target": flags("closed_campus"),
        "alarm_target": flags("one_key_alarm"),
        "video_target": flags("video"),
        "alarm_and_video_target": flags("one_key_alarm", "video"),
        "guard_post_target": flags("guard_post_set"),
        "plan_written_share": flags("plan_written"),
        "smart_campus_share": flags("smart_campus"),
        "vice_principal_share": rate([s["legal_vice_principal"] for s in listed.values()]),
        "schools_covered": (len(inside) if placed else None, len(placed) if some else None),
        "pupils_covered": (
            sum(listed[c]["pupils"] for c in inside) if placed else None,
            sum(listed[c]["pupils"] for c in placed) if placed else None,
        ),
    }


def three_valued(flags):
    """False as soon as one is false, true if all are, else unknown."""
    if any(flag is False for flag in flags):
        return False
    return True if all(flag is True for flag in flags) else None


def patrol_and_work_pairs(county, township, month):
    duty = [
        row
        for row in county.rows["patrols"]
        if row["month"] == month
        and (county.zones.get(row["zone_code"]) or {"township_code": county.units[row["unit"]].townships[0]})[
            "township_code"
        ]
        == township
        and row["shifts_planned"] is not None
        and row["shifts_done"] is not None
    ]
    work = defaultdict(list)
    owners = {column.id: column.owner for column in KINDS["work"].columns}
    for row in county.rows["work"]:
        unit = county.units[row["unit"]]
        if row["month"] == month and unit.townships[0] == township:
            for item, owner in owners.items():
                if owner in ("both", unit.channel):
                    work[item].append(row[item])
    listed = [s for s in county.register_of(month).values() if s["township_code"] == township]
    return {
        "shifts_done_rate": (added(r["shifts_done"] for r in duty), added(r["shifts_planned"] for r in duty)),
        "disputes_found": (added(work["disputes_found"]), None),
        "disputes_resolution_rate": (added(work["disputes_resolved"]), added(work["disputes_found"])),
        "schools_drilled_share": (added(work["schools_drilled"]), len(listed) if listed else None),
        "people_reached": (added(work["people_reached"]), None),
    }


def report_pairs(county, township, month):
    expected = received = on_time = 0
    for unit in county.units.values():
        for kind in MONTHLY_KINDS:
            if unit.townships[0] == township and unit.channel in KINDS[kind].channels:
                expected += 1
                standing = [
                    s
                    for s in county.submissions
                    if (s.unit, s.kind, s.month) == (unit.code, kind, month) and s.state in ("current", "superseded")
                ]
                if standing:
                    received += 1
                    first = min(s.submitted_at for s in standing).date()
                    on_time += first <= county.settings.due(month)
    return {"completeness": (received, expected), "timeliness": (on_time, expected)}
