"""Writes: one function per use case. Each records an audit entry; none commits; none sends."""
