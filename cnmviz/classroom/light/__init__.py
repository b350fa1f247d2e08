"""The presenter's light: a freehand pointer, ink and a spotlight over the picture. It is presence, and never kept."""
