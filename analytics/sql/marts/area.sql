-- One row per area of the tree.
select code, parent, level, name, name_en, lon, lat from source_area
