"""The officers' pages of commissioning: the register, cycles, tenders, contracts and needs."""
