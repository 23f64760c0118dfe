"""Searching everything public: own documents in an index of the database's own, behind one interface."""
