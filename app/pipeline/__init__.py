"""
The story of the archive: a file is read, structured, annotated, stored and indexed.

The one room that knows all the stages. `importing` brings files into documents/, `building` makes index/ of them,
`stale` says whether that is needed and `stamp` by which rules it was done, `stages` has the way of a single file,
`signing` makes a record known by its content, `summaries` reads what a summary is checked against. How each step is
done is the business of the stages themselves. Nothing is imported here: who serves an index needs `stale` alone, and
loading all stages takes longer than the first answer.
"""
