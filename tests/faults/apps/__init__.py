"""Five small apps, each with another way in which something could be lost or done twice."""
