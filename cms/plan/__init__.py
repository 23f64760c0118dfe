"""The Police and Crime Plan as pages, made from the Plan itself."""
