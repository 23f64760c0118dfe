"""The one room below the fronts that may know HTML: layouts, components, forms, lists, the step page."""
