"""The order's answer for everybody in a period: who is assessed, on which form and by whom, and what it leaves open.

It knows appointments, absences and the order only: no database, no clock, no framework. What the order leaves open is
a question, never a guess.
"""
