"""The interface for programs, under /api/v1: the same answers as the pages, as JSON and CSV.

Each module of questions knows one part; `questions` are what may be asked, `answers` what is given back.
"""
