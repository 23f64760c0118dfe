"""The commissioning procedure: cycles, tenders, and the services and contracts they lead to."""
