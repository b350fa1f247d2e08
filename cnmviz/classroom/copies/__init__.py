"""Everyone's own copy: a lab that is handed to every student, and the wall on which the teacher sees all of them."""
