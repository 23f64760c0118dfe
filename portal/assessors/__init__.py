"""Pages of assessors: declaring interests and scoring bids, alone and with reasons."""
