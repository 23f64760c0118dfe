"""The commissioning principles, and the gates where each must be shown to hold."""
