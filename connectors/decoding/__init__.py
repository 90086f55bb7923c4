"""The small pieces of reading one mail: character sets, headers, addresses, dates, parts, bounces.

Everything here is total and pure: any bytes in, a value out, in linear time. What the words mean
is not known here.
"""
