"""督查问责: what the rules suggest, what is ordered and how it ends, joint inspections. The machine orders nothing."""
