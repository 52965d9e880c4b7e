"""One description of the browser's side of the conversation, held against the server here and against the browser's own code in vitest."""
