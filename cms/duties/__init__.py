"""What the law says must be shown, item by item, and whether it is."""
