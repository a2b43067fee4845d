"""What leaves the program: the plan and the programme as paper and, later, as other files."""
