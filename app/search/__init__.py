"""Plan → chunks → index → answer. The only home of whoosh; other packages use `build` and `whoosh_engine`."""
