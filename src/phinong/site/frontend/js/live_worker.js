// Keeps the page of a running meeting at hand.
