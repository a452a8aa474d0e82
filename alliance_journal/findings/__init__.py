"""The whole journal read once: what each entry holds, and what keeps coming back, as values for the reports."""
