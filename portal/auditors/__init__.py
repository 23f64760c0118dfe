"""Pages of auditors: the trail, read and exported but never changed, and the proof that it is whole."""
