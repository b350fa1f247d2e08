"""Live classes: who is in one, who may do what, and what the teacher does with it."""
