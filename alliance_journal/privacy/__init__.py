"""Spotting words that may say who somebody is; pure, offline, and only ever a hint."""
