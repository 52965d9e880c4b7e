"""The app as data: pages, routes, settings, plugins. Compiles nothing and serves nothing."""
