"""How claims and pages come in: politely, within bounds, and kept."""
