"""What leaves whoholds: pages, tables, and files for other programs."""
