"""The numbers of charities and companies, and the regulators' public registers they stand in."""
