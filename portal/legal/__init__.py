"""Pages of legal: advice, closed parts, the register of interests."""
