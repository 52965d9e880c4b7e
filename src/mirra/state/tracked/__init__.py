"""Containers that know where they live, so that changing them in place becomes a patch at their path.

A proxy is a real ``list``, ``dict`` or ``set`` to ``isinstance`` and to iteration, but holds nothing: it reads and writes the user's
own object. Start in ``cells`` (where a value lies), then ``proxy`` (what stands for it); ``wrapping`` chooses the proxy.
"""
