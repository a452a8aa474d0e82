"""The only part that talks to a person; the rules of the terminal.

1. Nothing typed is ever lost: the walk is kept at every step, half a second after the last key, each second while
   words are open, on every signal and on the way out; where the disk refuses, the words are printed.
2. Nothing that comes from a file reaches a terminal raw: it goes through `safe` first.
3. Answers leave no trace on the screen: a finished question shrinks to one line that says how much, never what.
4. What somebody asked for goes to stdout; questions, hints and everything else go to stderr.
5. Colour never carries meaning alone; NO_COLOR, TERM=dumb, ACCESSIBLE=1 and `--plain` are obeyed; plain mode says every
   state in words, without moving the cursor.
6. The way back is always visible, every question can be skipped, and a mistake gets a sentence and the question again.
7. Words of an entry are never in an argument, an environment variable, a log line, an exception or a history file.
8. Warm, short, no praise, no alarm.

Modules that need prompt_toolkit (130 ms) are imported only when a walk starts in a real terminal.
"""
