-- One row per place that must not be near a school, as the county lists it.
select place, name, kind, lon, lat from source_place
