"""The grant procedure: funds and rounds, applications, panels, awards."""
