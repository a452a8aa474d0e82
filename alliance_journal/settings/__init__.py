"""The worker's own choices, and the places on this machine where things are kept."""
