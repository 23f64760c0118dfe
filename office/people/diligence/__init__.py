"""Due diligence: what is checked of a body before it is given money, by the size of the sum."""
