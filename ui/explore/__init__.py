"""The rooms of the page 指标查询."""
