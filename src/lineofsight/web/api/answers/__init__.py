"""What the interface gives back: the shape of every answer, the same as commands print as JSON.

It names fields and says what they mean. Which values they take is for the library.
"""
