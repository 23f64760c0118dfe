"""The quarter: what each measure of the Plan shows, who says so, and the Delivery Quarterly made from it."""
