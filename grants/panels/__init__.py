"""The panel's recommendations, and the decision built from them."""
