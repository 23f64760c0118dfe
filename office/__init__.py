"""What both procedures, giving grants and buying services, stand on."""
