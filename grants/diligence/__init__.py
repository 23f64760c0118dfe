"""What must be known of a group before it is offered a grant: the checks its sum asks for, and subsidy."""
