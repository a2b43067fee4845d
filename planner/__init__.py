"""Conference Planner: read a conference's programme, star talks, see clashes, print the plan."""

__version__ = "0.1.0"
