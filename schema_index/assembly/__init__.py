"""A schema source becomes a catalog: types resolved, codes and natural keys found, joins completed."""
