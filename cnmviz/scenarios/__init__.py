"""Layer 3: labs that are saved, shared and carried in and out. `formats` are the files they come from and go to."""
