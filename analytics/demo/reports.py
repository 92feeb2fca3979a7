"""The invented county as a whole, and any of its reports as rows."""

from dataclasses import dataclass
from functools import cached_property

from analytics.demo import county, filing, hazards, incidents, ledgers, patrols, protection, registers, work
from analytics.demo.county import County
from analytics.demo.files import Row
from analytics.demo.filing import Plan
from analytics.demo.hazards import Hazard
from analytics.demo.incidents import Incident
from analytics.demo.protection import Protected
from analytics.demo.scene import Scene
from analytics.reference import Unit


@dataclass(frozen=True)
class World:
    """Everything that is invented under one seed."""

    scene: Scene
    county: County
    plan: Plan
    hazards: dict[str, list[Hazard]]
    incidents: dict[tuple[str, str], list[Incident]]
    protected: dict[str, Protected]

    @cached_property
    def units(self) -> dict[str, Unit]:
        return self.scene.reference.unit_by_code

    def rows(self, kind: str, unit: str, month: str) -> list[Row]:
        """The true rows of the unit's report of that kind and month, as known when it usually writes."""
        scene, sender = self.scene, self.units[unit]
        match kind:
            case "schools":
                return registers.schools_report(scene, self.county, sender, month)
            case "patrol_zones":
                return registers.zones_report(scene, self.county, sender, month)
            case "hazards":
                return ledgers.ledger(self.hazards.get(unit, []), unit, month, self.plan)
            case "incidents":
                until = self.plan.known_until(unit, month)
                return incidents.report(self.incidents.get((unit, month), []), until)
            case "protection":
                return protection.report(scene, self.county, self.protected, unit, month)
            case "patrols":
                return patrols.report(scene, self.county, unit, month)
            case "work":
                return work.report(scene, self.county, self.hazards.get(unit, []), sender, month)
        raise ValueError(kind)


def invent(scene: Scene, schools: int) -> World:
    """Raises UsageError where the schools are too few for the units."""
    invented = county.invent(scene, schools)
    plan = filing.plan(scene)
    return World(
        scene=scene,
        county=invented,
        plan=plan,
        hazards=hazards.invent(scene, invented, plan),
        incidents=incidents.invent(scene, invented, plan),
        protected=protection.invent(scene, invented),
    )
