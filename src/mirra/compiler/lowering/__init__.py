"""Page nodes to the components of a JavaScript module.

Whatever reads state becomes a React component of its own, as small as possible: an element whose props read it, a piece of
text, a choice, a loop. So a change renders only what shows it. Loop variables are handed down as props.

Start in ``draft`` (a module while it is written) and ``frame`` (a component while it is written); ``elements`` and ``nodes`` write them.
"""
