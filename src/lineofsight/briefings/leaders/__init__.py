"""The leader's questions: what official statistics and reports say of one authority, each as a prompt for discussion.

The parts are put together in `lineofsight.briefings.questions`. Nothing here gives a verdict.
"""
