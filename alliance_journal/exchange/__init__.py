"""Import from and export to other tools: values in, values out; the journal itself is opened by others."""
