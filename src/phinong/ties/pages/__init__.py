"""What the pages of this room show, gathered for one reader; views and templates stay thin."""
