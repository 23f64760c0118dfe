"""What every page of the public site stands on."""
