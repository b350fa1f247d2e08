"""Layer 4: scenarios with a text, questions, goals and hints. `content` holds the lessons that ship, each one Markdown file."""
