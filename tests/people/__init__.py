"""Random people who live with the pages, day after day, and a referee who watches the rows.

`python -m tests.people --people 1000 --days 45 --seed 1` plays as many as one likes on a database
that is thrown away. A finding names the seed and the person, so that it can be played again."""
