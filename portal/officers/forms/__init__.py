"""Forms: question sets that officers write, try out, compare and publish."""
