"""What an entry shows: the codebook of themes, and the coder that finds a theme's words and weighs their context."""
