"""What the queries of views show: columns, keys and the joins that they write."""
