"""The numbers of rule set 2: clinical.md 5.7. What it leaves alone is as set 1 has it."""

from dataclasses import replace

from checkins.rules.set_1.policy import POLICY as FIRST

POLICY = replace(
    FIRST,
    version="2",
    # F: tightness
    improved_tight_points=2,
    improved_tight_baseline=2,
    improved_tight_mean=1,
    maintenance_tight=2,
    relapse_tight=5,
    # A, H and I: two answers, two sessions
    answers_apart_hours=8,
    sessions_apart_hours=6,
    extra_after_hours=2,
    extra_sessions=1,
    # C, E and G: asked again, or passing
    weekly_days=7,
    journey_weeks=4,
    strain_hours=72,
    birth_weeks=12,
    appointment_days=90,
    # clinical.md 3.2 and 3.3: F09, F23, F24 and F24b
    journey_hours=4,
    bed_days=3,
    operation_weeks=12,
    cancer_months=6,
    episodes=3,
    episodes_months=6,
    adult_age=18,
    older_age=65,
    # O16: maintenance
    maintenance_days=3,
    maintenance_days_most=5,
    # J: running
    running_pain=5,
    running_pain_better=2,
)
