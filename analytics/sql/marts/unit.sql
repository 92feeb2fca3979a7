-- One row per reporting unit; its figures count at the township of its seat.
select unit, name, name_en, channel, township_code from source_unit
