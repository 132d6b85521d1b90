"""Events that people coded by hand: notes as reports, and the codes as that source's claims."""
