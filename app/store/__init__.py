"""
What lasts: documents/ with its plans and editions, and index/ with its generations.

`folder`, `records`, `editions`, `intake`, `inbox` and `recognise` are about documents/, the source of truth;
`generations`, `catalogue` and `catalogue_writer` about index/, which may be deleted at any time. Everything that
writes holds `lock.writer` and writes through `files`.
"""
