"""The prepared message: to look over, change, copy, save; never sent from here."""
