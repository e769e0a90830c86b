"""What is a complaint? States and their edges, its texts, files and people, who sees it, how it is found."""
