"""How we are doing: the measures of the Plan and the Delivery Quarterly."""
