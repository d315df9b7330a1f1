"""The handover brief: what a new officer or a new governor has to know of a portfolio or a tie.

History, people, open promises, papers and what is delicate, gathered from all rooms, every line
with the page it stands on and the sources it rests on. For the office alone.
"""
