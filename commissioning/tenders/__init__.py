"""Tenders: providers are asked, bids stay sealed until they are opened, one is chosen, a contract follows."""
