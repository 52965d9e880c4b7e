"""Components that bring their own state. Knows states and elements; knows no app and no compiler."""
