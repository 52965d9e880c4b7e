"""Development: edit a file, see it at once, lose nothing.

Three processes. The *supervisor* owns the sockets, the terminal and the file watcher and imports no user code. The *template* has
imported mirra and the third-party modules that the app used last time, and waits. A *worker* is forked from it, imports the
project, and serves. On an edit a new worker is forked; if it fails, the old one goes on and shows why; if not, the old one hands
its sessions over and the browsers resume with the new one.
"""
